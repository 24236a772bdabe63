// Generated from the migrations by `npm run types`. Do not edit.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      assignments: {
        Row: {
          id: number;
          municipality_id: string;
          sector_id: number;
          phase: number;
          source: string;
          note: string | null;
          version: number;
        };
        Insert: {
          id?: never;
          municipality_id: string;
          sector_id: number;
          phase: number;
          source: string;
          note?: string | null;
          version?: number;
        };
        Update: {
          id?: never;
          municipality_id?: string;
          sector_id?: number;
          phase?: number;
          source?: string;
          note?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'assignments_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'assignments_phase_fkey';
            columns: ['phase'];
            isOneToOne: false;
            referencedRelation: 'phases';
            referencedColumns: ['number'];
          },
          {
            foreignKeyName: 'assignments_sector_id_municipality_id_fkey';
            columns: ['sector_id', 'municipality_id'];
            isOneToOne: true;
            referencedRelation: 'sectors';
            referencedColumns: ['id', 'municipality_id'];
          },
        ];
      };
      audit_entries: {
        Row: {
          id: number;
          at: string;
          actor: string | null;
          table_name: string;
          row_key: string;
          municipality_id: string | null;
          action: string;
          before: Json | null;
          after: Json | null;
          transaction: string | null;
        };
        Insert: {
          id?: never;
          at?: string;
          actor?: string | null;
          table_name: string;
          row_key: string;
          municipality_id?: string | null;
          action: string;
          before?: Json | null;
          after?: Json | null;
          transaction?: string | null;
        };
        Update: {
          id?: never;
          at?: string;
          actor?: string | null;
          table_name?: string;
          row_key?: string;
          municipality_id?: string | null;
          action?: string;
          before?: Json | null;
          after?: Json | null;
          transaction?: string | null;
        };
        Relationships: [];
      };
      components: {
        Row: {
          id: number;
          municipality_id: string;
          sort_order: number;
          name_es: string;
          name_en: string;
          source: string;
          version: number;
        };
        Insert: {
          id?: never;
          municipality_id: string;
          sort_order: number;
          name_es: string;
          name_en: string;
          source: string;
          version?: number;
        };
        Update: {
          id?: never;
          municipality_id?: string;
          sort_order?: number;
          name_es?: string;
          name_en?: string;
          source?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'components_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
        ];
      };
      incident_accesses: {
        Row: {
          id: number;
          municipality_id: string;
          at: string;
          actor: string;
          area: Json;
          period: string;
          indicators: string[] | null;
          hours: number[] | null;
          weekdays: number[] | null;
          matched_count: number;
          returned_count: number;
        };
        Insert: {
          id?: never;
          municipality_id: string;
          at?: string;
          actor?: string;
          area: Json;
          period: string;
          indicators?: string[] | null;
          hours?: number[] | null;
          weekdays?: number[] | null;
          matched_count: number;
          returned_count: number;
        };
        Update: {
          id?: never;
          municipality_id?: string;
          at?: string;
          actor?: string;
          area?: Json;
          period?: string;
          indicators?: string[] | null;
          hours?: number[] | null;
          weekdays?: number[] | null;
          matched_count?: number;
          returned_count?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'incident_accesses_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
        ];
      };
      incident_imports: {
        Row: {
          municipality_id: string;
          id: string;
          source: string;
          file_name: string | null;
          synthetic: boolean;
          created_at: string;
          created_by: string | null;
          part_count: number;
          part_hashes: string[];
          received_at: string;
          completed_at: string | null;
          added_count: number;
          already_there_count: number;
          undone_at: string | null;
          undone_by: string | null;
          removed_count: number | null;
        };
        Insert: {
          municipality_id: string;
          id: string;
          source: string;
          file_name?: string | null;
          synthetic: boolean;
          created_at?: string;
          created_by?: string | null;
          part_count?: number;
          part_hashes?: string[];
          received_at?: string;
          completed_at?: string | null;
          added_count?: number;
          already_there_count?: number;
          undone_at?: string | null;
          undone_by?: string | null;
          removed_count?: number | null;
        };
        Update: {
          municipality_id?: string;
          id?: string;
          source?: string;
          file_name?: string | null;
          synthetic?: boolean;
          created_at?: string;
          created_by?: string | null;
          part_count?: number;
          part_hashes?: string[];
          received_at?: string;
          completed_at?: string | null;
          added_count?: number;
          already_there_count?: number;
          undone_at?: string | null;
          undone_by?: string | null;
          removed_count?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'incident_imports_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
        ];
      };
      indicator_groups: {
        Row: {
          key: string;
          label_es: string;
          label_en: string;
          sort_order: number;
          version: number;
        };
        Insert: {
          key: string;
          label_es: string;
          label_en: string;
          sort_order: number;
          version?: number;
        };
        Update: {
          key?: string;
          label_es?: string;
          label_en?: string;
          sort_order?: number;
          version?: number;
        };
        Relationships: [];
      };
      indicator_sums: {
        Row: {
          id: number;
          total_key: string;
          part_key: string;
          covers: string;
          source: string;
          version: number;
        };
        Insert: {
          id?: never;
          total_key: string;
          part_key: string;
          covers: string;
          source: string;
          version?: number;
        };
        Update: {
          id?: never;
          total_key?: string;
          part_key?: string;
          covers?: string;
          source?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'indicator_sums_part_key_fkey';
            columns: ['part_key'];
            isOneToOne: false;
            referencedRelation: 'indicators';
            referencedColumns: ['key'];
          },
          {
            foreignKeyName: 'indicator_sums_total_key_fkey';
            columns: ['total_key'];
            isOneToOne: false;
            referencedRelation: 'indicators';
            referencedColumns: ['key'];
          },
        ];
      };
      indicators: {
        Row: {
          key: string;
          sort_order: number;
          label_es: string;
          label_en: string;
          source_label: string;
          unit_es: string;
          unit_en: string;
          group_key: string;
          direction: string;
          aggregation: string;
          police_discovered: boolean;
          sensitivity: string;
          suppress_below: number;
          is_duplicate_of: string | null;
          note_es: string | null;
          note_en: string | null;
          version: number;
        };
        Insert: {
          key: string;
          sort_order: number;
          label_es: string;
          label_en: string;
          source_label: string;
          unit_es: string;
          unit_en: string;
          group_key: string;
          direction: string;
          aggregation: string;
          police_discovered?: boolean;
          sensitivity: string;
          suppress_below: number;
          is_duplicate_of?: string | null;
          note_es?: string | null;
          note_en?: string | null;
          version?: number;
        };
        Update: {
          key?: string;
          sort_order?: number;
          label_es?: string;
          label_en?: string;
          source_label?: string;
          unit_es?: string;
          unit_en?: string;
          group_key?: string;
          direction?: string;
          aggregation?: string;
          police_discovered?: boolean;
          sensitivity?: string;
          suppress_below?: number;
          is_duplicate_of?: string | null;
          note_es?: string | null;
          note_en?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'indicators_group_key_fkey';
            columns: ['group_key'];
            isOneToOne: false;
            referencedRelation: 'indicator_groups';
            referencedColumns: ['key'];
          },
          {
            foreignKeyName: 'indicators_is_duplicate_of_fkey';
            columns: ['is_duplicate_of'];
            isOneToOne: false;
            referencedRelation: 'indicators';
            referencedColumns: ['key'];
          },
        ];
      };
      municipalities: {
        Row: {
          id: string;
          name: string;
          department: string;
          national_phase: number | null;
          outline: unknown;
          outline_source: string | null;
          area_km2: number | null;
          area_source: string | null;
          version: number;
        };
        Insert: {
          id: string;
          name: string;
          department: string;
          national_phase?: number | null;
          outline?: string | null;
          outline_source?: string | null;
          area_km2?: number | null;
          area_source?: string | null;
          version?: number;
        };
        Update: {
          id?: string;
          name?: string;
          department?: string;
          national_phase?: number | null;
          outline?: string | null;
          outline_source?: string | null;
          area_km2?: number | null;
          area_source?: string | null;
          version?: number;
        };
        Relationships: [];
      };
      observation_imports: {
        Row: {
          municipality_id: string;
          id: string;
          source: string;
          period: string | null;
          file_name: string | null;
          created_at: string;
          created_by: string | null;
          transaction: string;
          entries_after: number;
          entries_to: number;
          added_count: number;
          changed_count: number;
          unchanged_count: number;
          undone_at: string | null;
          undone_by: string | null;
        };
        Insert: {
          municipality_id: string;
          id: string;
          source: string;
          period?: string | null;
          file_name?: string | null;
          created_at?: string;
          created_by?: string | null;
          transaction?: string;
          entries_after: number;
          entries_to: number;
          added_count?: number;
          changed_count?: number;
          unchanged_count?: number;
          undone_at?: string | null;
          undone_by?: string | null;
        };
        Update: {
          municipality_id?: string;
          id?: string;
          source?: string;
          period?: string | null;
          file_name?: string | null;
          created_at?: string;
          created_by?: string | null;
          transaction?: string;
          entries_after?: number;
          entries_to?: number;
          added_count?: number;
          changed_count?: number;
          unchanged_count?: number;
          undone_at?: string | null;
          undone_by?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'observation_imports_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
        ];
      };
      observations: {
        Row: {
          id: number;
          municipality_id: string;
          sector_id: number;
          indicator_key: string;
          status: string;
          value: number | null;
          period: string | null;
          source: string;
          version: number;
        };
        Insert: {
          id?: never;
          municipality_id: string;
          sector_id: number;
          indicator_key: string;
          status?: string;
          value?: number | null;
          period?: string | null;
          source: string;
          version?: number;
        };
        Update: {
          id?: never;
          municipality_id?: string;
          sector_id?: number;
          indicator_key?: string;
          status?: string;
          value?: number | null;
          period?: string | null;
          source?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'observations_indicator_key_fkey';
            columns: ['indicator_key'];
            isOneToOne: false;
            referencedRelation: 'indicators';
            referencedColumns: ['key'];
          },
          {
            foreignKeyName: 'observations_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'observations_sector_id_municipality_id_fkey';
            columns: ['sector_id', 'municipality_id'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id', 'municipality_id'];
          },
        ];
      };
      offence_codes: {
        Row: {
          municipality_id: string;
          code: string;
          indicator_key: string | null;
          version: number;
        };
        Insert: {
          municipality_id: string;
          code: string;
          indicator_key?: string | null;
          version?: number;
        };
        Update: {
          municipality_id?: string;
          code?: string;
          indicator_key?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'offence_codes_indicator_key_fkey';
            columns: ['indicator_key'];
            isOneToOne: false;
            referencedRelation: 'indicators';
            referencedColumns: ['key'];
          },
          {
            foreignKeyName: 'offence_codes_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
        ];
      };
      phases: {
        Row: {
          number: number;
          name_es: string;
          name_en: string;
          meaning_es: string;
          meaning_en: string;
          colour: string;
          sort_order: number;
          source: string;
          version: number;
        };
        Insert: {
          number: number;
          name_es: string;
          name_en: string;
          meaning_es: string;
          meaning_en: string;
          colour: string;
          sort_order: number;
          source: string;
          version?: number;
        };
        Update: {
          number?: number;
          name_es?: string;
          name_en?: string;
          meaning_es?: string;
          meaning_en?: string;
          colour?: string;
          sort_order?: number;
          source?: string;
          version?: number;
        };
        Relationships: [];
      };
      publication_withdrawals: {
        Row: {
          id: number;
          municipality_id: string;
          edition: number;
          sha256: string;
          published_on: string;
          withdrawn_on: string;
          reason_es: string;
          reason_en: string;
        };
        Insert: {
          id?: never;
          municipality_id: string;
          edition: number;
          sha256: string;
          published_on: string;
          withdrawn_on: string;
          reason_es: string;
          reason_en: string;
        };
        Update: {
          id?: never;
          municipality_id?: string;
          edition?: number;
          sha256?: string;
          published_on?: string;
          withdrawn_on?: string;
          reason_es?: string;
          reason_en?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'publication_withdrawals_municipality_id_edition_sha256_fkey';
            columns: ['municipality_id', 'edition', 'sha256'];
            isOneToOne: true;
            referencedRelation: 'publications';
            referencedColumns: ['municipality_id', 'edition', 'sha256'];
          },
          {
            foreignKeyName: 'publication_withdrawals_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
        ];
      };
      publications: {
        Row: {
          id: number;
          municipality_id: string;
          edition: number;
          title: string;
          content: Json;
          sha256: string;
          published_at: string;
          publication_id: string | null;
          title_en: string | null;
        };
        Insert: {
          id?: never;
          municipality_id: string;
          edition: number;
          title: string;
          content: Json;
          sha256: string;
          published_at: string;
          publication_id?: string | null;
          title_en?: never;
        };
        Update: {
          id?: never;
          municipality_id?: string;
          edition?: number;
          title?: string;
          content?: Json;
          sha256?: string;
          published_at?: string;
          publication_id?: string | null;
          title_en?: never;
        };
        Relationships: [
          {
            foreignKeyName: 'publications_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
        ];
      };
      scenario_assignments: {
        Row: {
          id: number;
          municipality_id: string;
          scenario_id: string;
          sector_id: number;
          phase: number | null;
          suggested_phase: number | null;
          rationale: string;
          locked: boolean;
          version: number;
        };
        Insert: {
          id?: never;
          municipality_id: string;
          scenario_id: string;
          sector_id: number;
          phase?: number | null;
          suggested_phase?: number | null;
          rationale?: string;
          locked?: boolean;
          version?: number;
        };
        Update: {
          id?: never;
          municipality_id?: string;
          scenario_id?: string;
          sector_id?: number;
          phase?: number | null;
          suggested_phase?: number | null;
          rationale?: string;
          locked?: boolean;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'scenario_assignments_municipality_id_scenario_id_fkey';
            columns: ['municipality_id', 'scenario_id'];
            isOneToOne: false;
            referencedRelation: 'scenarios';
            referencedColumns: ['municipality_id', 'id'];
          },
          {
            foreignKeyName: 'scenario_assignments_phase_fkey';
            columns: ['phase'];
            isOneToOne: false;
            referencedRelation: 'phases';
            referencedColumns: ['number'];
          },
          {
            foreignKeyName: 'scenario_assignments_sector_id_municipality_id_fkey';
            columns: ['sector_id', 'municipality_id'];
            isOneToOne: false;
            referencedRelation: 'sectors';
            referencedColumns: ['id', 'municipality_id'];
          },
          {
            foreignKeyName: 'scenario_assignments_suggested_phase_fkey';
            columns: ['suggested_phase'];
            isOneToOne: false;
            referencedRelation: 'phases';
            referencedColumns: ['number'];
          },
        ];
      };
      scenarios: {
        Row: {
          municipality_id: string;
          id: string;
          name: string;
          notes: string;
          method: Json;
          status: string;
          forked_from: string | null;
          archived_at: string | null;
          created_at: string;
          created_by: string | null;
          changed_at: string;
          changed_by: string | null;
          proposed_at: string | null;
          proposed_by: string | null;
          adopted_at: string | null;
          adopted_by: string | null;
          superseded_at: string | null;
          evidence: Json | null;
          last_save: string | null;
          version: number;
        };
        Insert: {
          municipality_id: string;
          id: string;
          name: string;
          notes?: string;
          method: Json;
          status?: string;
          forked_from?: string | null;
          archived_at?: string | null;
          created_at?: string;
          created_by?: string | null;
          changed_at?: string;
          changed_by?: string | null;
          proposed_at?: string | null;
          proposed_by?: string | null;
          adopted_at?: string | null;
          adopted_by?: string | null;
          superseded_at?: string | null;
          evidence?: Json | null;
          last_save?: string | null;
          version?: number;
        };
        Update: {
          municipality_id?: string;
          id?: string;
          name?: string;
          notes?: string;
          method?: Json;
          status?: string;
          forked_from?: string | null;
          archived_at?: string | null;
          created_at?: string;
          created_by?: string | null;
          changed_at?: string;
          changed_by?: string | null;
          proposed_at?: string | null;
          proposed_by?: string | null;
          adopted_at?: string | null;
          adopted_by?: string | null;
          superseded_at?: string | null;
          evidence?: Json | null;
          last_save?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'scenarios_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'scenarios_municipality_id_forked_from_fkey';
            columns: ['municipality_id', 'forked_from'];
            isOneToOne: false;
            referencedRelation: 'scenarios';
            referencedColumns: ['municipality_id', 'id'];
          },
        ];
      };
      sectors: {
        Row: {
          id: number;
          municipality_id: string;
          ppd_code: string;
          map_label: string;
          name: string | null;
          places: string[];
          note_es: string | null;
          note_en: string | null;
          geometry: unknown;
          geometry_status: string;
          geometry_source: string;
          anchor: string | null;
          version: number;
        };
        Insert: {
          id?: never;
          municipality_id: string;
          ppd_code: string;
          map_label: string;
          name?: string | null;
          places?: string[];
          note_es?: string | null;
          note_en?: string | null;
          geometry: string;
          geometry_status: string;
          geometry_source: string;
          anchor?: string | null;
          version?: number;
        };
        Update: {
          id?: never;
          municipality_id?: string;
          ppd_code?: string;
          map_label?: string;
          name?: string | null;
          places?: string[];
          note_es?: string | null;
          note_en?: string | null;
          geometry?: string;
          geometry_status?: string;
          geometry_source?: string;
          anchor?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'sectors_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
        ];
      };
      user_roles: {
        Row: {
          id: number;
          user_id: string;
          role: string;
          municipality_id: string | null;
          version: number;
        };
        Insert: {
          id?: never;
          user_id: string;
          role: string;
          municipality_id?: string | null;
          version?: number;
        };
        Update: {
          id?: never;
          user_id?: string;
          role?: string;
          municipality_id?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'user_roles_municipality_id_fkey';
            columns: ['municipality_id'];
            isOneToOne: false;
            referencedRelation: 'municipalities';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Views: {
      municipality_details: {
        Row: {
          id: string | null;
          name: string | null;
          department: string | null;
          national_phase: number | null;
          area_km2: number | null;
          area_source: string | null;
          outline_source: string | null;
          version: number | null;
          outline: string | null;
        };
        Relationships: [];
      };
      publication_entries: {
        Row: {
          municipality_id: string | null;
          edition: number | null;
          sha256: string | null;
          published_on: string | null;
          title_es: string | null;
          title_en: string | null;
          withdrawn_on: string | null;
          reason_es: string | null;
          reason_en: string | null;
        };
        Relationships: [];
      };
      sector_details: {
        Row: {
          id: number | null;
          municipality_id: string | null;
          ppd_code: string | null;
          map_label: string | null;
          name: string | null;
          places: string[] | null;
          note_es: string | null;
          note_en: string | null;
          geometry_status: string | null;
          geometry_source: string | null;
          anchor: string | null;
          version: number | null;
          geometry: string | null;
          phase: number | null;
          phase_source: string | null;
        };
        Relationships: [];
      };
    };
    Functions: {
      confirm_sectors: { Args: { municipality: string; drawing: string }; Returns: boolean };
      import_incidents: { Args: { content: string }; Returns: Json };
      import_observations: { Args: { content: string }; Returns: Json };
      incident_extent: { Args: { municipality: string }; Returns: Json };
      incident_points: { Args: { query: string }; Returns: Json };
      incident_rollup: { Args: { query: string }; Returns: Json };
      incident_totals: { Args: { query: string }; Returns: Json };
      prepare_publication: { Args: { municipality: string }; Returns: Json };
      publish_edition: {
        Args: {
          publication: string;
          municipality: string;
          scenario: string;
          document: string;
          worlds: string;
        };
        Returns: Json;
      };
      redrawn_sectors: { Args: { municipality: string }; Returns: Json };
      save_scenario: { Args: { content: string }; Returns: Json };
      sector_history: {
        Args: { municipality: string; sector: number };
        Returns: {
          at: string | null;
          actor: string | null;
          scenario_id: string | null;
          scenario_name: string | null;
          action: string | null;
          phase_before: number | null;
          phase_after: number | null;
          rationale: string | null;
          locked: boolean | null;
        }[];
      };
      undo_incident_import: { Args: { municipality: string; import_id: string }; Returns: Json };
      undo_observation_import: { Args: { municipality: string; import_id: string }; Returns: Json };
      withdraw_edition: {
        Args: { municipality: string; edition: number; reason_es: string; reason_en: string };
        Returns: Json;
      };
    };
    Enums: { [_ in never]: never };
    CompositeTypes: { [_ in never]: never };
  };
};

export type TableName = keyof Database['public']['Tables'];
export type ViewName = keyof Database['public']['Views'];
export type TableRow<T extends TableName> = Database['public']['Tables'][T]['Row'];
export type TableInsert<T extends TableName> = Database['public']['Tables'][T]['Insert'];
export type TableUpdate<T extends TableName> = Database['public']['Tables'][T]['Update'];
export type ViewRow<T extends ViewName> = Database['public']['Views'][T]['Row'];
