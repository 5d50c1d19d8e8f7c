import { askAroundStories } from './askAround.ts';
import { openPlayground } from './stagePlayground.ts';

askAroundStories('the playground', openPlayground);
