import { boardStories } from './board.ts';
import { openPlayground } from './stagePlayground.ts';

boardStories('the playground', openPlayground);
