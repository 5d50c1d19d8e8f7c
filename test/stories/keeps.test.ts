import { keepStories } from './keep.ts';
import { openPlayground } from './stagePlayground.ts';

keepStories('the playground', openPlayground);
