import { introductionStories } from './introduction.ts';
import { openPlayground } from './stagePlayground.ts';

introductionStories('the playground', openPlayground);
