/** For its style sheets: those of everything that a public page may show. */
import '../../ui/tokens.css';
import '../../ui/base.css';
import './RestOfPage.svelte';
import './StillPage.svelte';
