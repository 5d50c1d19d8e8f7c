import { openPlayground } from './stagePlayground.ts';
import { tieStories } from './tie.ts';

tieStories('the playground', openPlayground);
