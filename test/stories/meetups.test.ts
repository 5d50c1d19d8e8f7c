import { meetupStories } from './meetup.ts';
import { openPlayground } from './stagePlayground.ts';

meetupStories('the playground', openPlayground);
