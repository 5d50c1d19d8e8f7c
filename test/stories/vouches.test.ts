import { openPlayground } from './stagePlayground.ts';
import { vouchStories } from './vouch.ts';

vouchStories('the playground', openPlayground);
