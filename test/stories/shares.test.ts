import { shareStories } from './share.ts';
import { openPlayground } from './stagePlayground.ts';

shareStories('the playground', openPlayground);
