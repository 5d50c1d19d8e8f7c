import { digestStories } from './digest.ts';
import { openPlayground } from './stagePlayground.ts';

digestStories('the playground', openPlayground);
