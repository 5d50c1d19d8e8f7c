import { circleStories } from './circle.ts';
import { openPlayground } from './stagePlayground.ts';

circleStories('the playground', openPlayground);
