import { roundStories } from './round.ts';
import { openPlayground } from './stagePlayground.ts';

roundStories('the playground', openPlayground);
