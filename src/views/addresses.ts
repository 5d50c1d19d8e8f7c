/**
 * Where buttons and forms lead, by name. A verb acts or opens a form; `…Form` receives that form's answers.
 * The sentence beside each says what its subject carries; parts are joined by `/`.
 */
export const addresses = {
  home: {
    /** Show home. No subject. */
    open: 'home.open',
  },
  help: {
    /** Subject: a page, from 0, or empty. */
    show: 'help.show',
  },
  members: {
    /** Opens the join form. Subject: `invitation` from a public post. */
    join: 'members.join',
    /** Answers `offers`, `seeks`: tags; `offer1`, `seek`: text; `accepts`: kinds. */
    joinForm: 'members.joinForm',
    /** Show one's own profile card. No subject. */
    profile: 'members.profile',
    /** Opens the form that one's own older words fill in. Answer `text`. Subject: `other` where they are not one's own. */
    fromMessage: 'members.fromMessage',
    /** Opens the profile form. No subject. */
    editProfile: 'members.editProfile',
    /** Answers `headline`, `offers`, `seeks`, `bio`, `links`: text; tags separated by commas. */
    profileForm: 'members.profileForm',
    /** Opens the preferences form. No subject. */
    preferences: 'members.preferences',
    /** Answers `accepts`: kinds; `language`; `hours`: `09:00-17:00`; `capacity`: number; `listed`: yes or no. */
    preferencesForm: 'members.preferencesForm',
    /** Opens the form of topics on which one is introduced without being asked. No subject. */
    standing: 'members.standing',
    /** Answer `topics`: tags. */
    standingForm: 'members.standingForm',
    /** Subject: the language Acquaint speaks from now on. */
    speak: 'members.speak',
    /** Ask once more before leaving. No subject. */
    leave: 'members.leave',
    leaveConfirmed: 'members.leaveConfirmed',
    /** Opens the snooze form; with the subject `off` ends the pause. */
    snooze: 'members.snooze',
    /** Answers `until`: text as people write dates. */
    snoozeForm: 'members.snoozeForm',
    /** Opens the avoid form. No subject. */
    avoid: 'members.avoid',
    /** Answer `person`. */
    avoidForm: 'members.avoidForm',
    /** The member's private list. No subject. */
    avoided: 'members.avoided',
    /** Subject: the member no longer avoided. */
    unavoid: 'members.unavoid',
    export: 'members.export',
    /** Ask once more before erasing. No subject. */
    erase: 'members.erase',
    eraseConfirmed: 'members.eraseConfirmed',
    /** What do you know about me? No subject. */
    know: 'members.know',
  },
  suggestions: {
    /** Opens the ask form for somebody who was suggested, without naming them. Subject: suggestion, like the next ones. */
    ask: 'suggestions.ask',
    notTopic: 'suggestions.notTopic',
    never: 'suggestions.never',
  },
  digests: {
    /** May digests that everybody reads name the caller? Subject: yes or no. */
    named: 'digests.named',
    /** The caller's digest as it would be now, and a manager's channel. No subject. */
    open: 'digests.open',
    /** What the caller's own digest would say now. No subject. */
    mine: 'digests.mine',
    /** The caller can help with an ask that was published. Subject: request. */
    help: 'digests.help',
    /** For managers: where and when the digest for everybody stands. No subject, like the next ones. */
    channel: 'digests.channel',
    /** The digest stands in the channel this is pressed in. */
    here: 'digests.here',
    /** What it would say now, to the manager alone. */
    preview: 'digests.preview',
    /** Opens the form of both digests' settings. */
    change: 'digests.change',
    /** Answers `moment`, `include`, `pauses`, `personal`. */
    changeForm: 'digests.changeForm',
    /** What did not arrive in a channel is tried once more. */
    retry: 'digests.retry',
    off: 'digests.off',
  },
  quiet: {
    /** No more messages of a kind. Subject: the kind, like the next one. */
    stop: 'quiet.stop',
    resume: 'quiet.resume',
    /** Opens the list of kinds. No subject. */
    kinds: 'quiet.kinds',
    /** Answer `kinds`: those that may come. */
    kindsForm: 'quiet.kindsForm',
  },
  introRequests: {
    /** Opens the form with one text, for those who came by a button. No subject. */
    ask: 'introRequests.ask',
    /** A new draft from the command's text or the form's answer `text`; with a draft's id shows it again. */
    draft: 'introRequests.draft',
    /** Subject: draft/tag. */
    removeTopic: 'introRequests.removeTopic',
    /** Opens the form for one more topic. Subject: draft. */
    addTopic: 'introRequests.addTopic',
    /** Answer `topic`: text. Subject: draft. */
    addTopicForm: 'introRequests.addTopicForm',
    /** Subject: draft/position in `draft.shown`, from 0; draft/any lets Acquaint choose. */
    choose: 'introRequests.choose',
    /** Opens the ask form. Subject: draft. */
    form: 'introRequests.form',
    /** Answers `kind`, `blurb`, `publish`, `options`: `hideName`, `skipMyCompany`. Subject: draft. */
    send: 'introRequests.send',
    /** Opens the form to ask for a person. No subject. */
    meet: 'introRequests.meet',
    /** Answers `person` (absent where the subject names one), `kind`, `why`, `blurb`. Subject: member or empty. */
    meetForm: 'introRequests.meetForm',
    /** The card once more, from home. Subject: request, like the next ones. */
    card: 'introRequests.card',
    accept: 'introRequests.accept',
    pass: 'introRequests.pass',
    remind: 'introRequests.remind',
    /** Opens the form with further answers. */
    more: 'introRequests.more',
    /** Answers `what`: pause, topic, kind, person, report; `until`: text; `reason`: a report reason; `note`. */
    moreSent: 'introRequests.moreSent',
    /** Opens the form that reports whoever is behind a request, also after it was answered. Subject: request. */
    report: 'introRequests.report',
    /** Answers `whom`: `request`, or `report/` and a member whose words came with it; `reason`; `note`. Subject: request. */
    reportForm: 'introRequests.reportForm',
    /** My asks. No subject. */
    mine: 'introRequests.mine',
    withdraw: 'introRequests.withdraw',
  },
  connectors: {
    /** Opens the form to be introduced to a person by somebody who knows both. Subject: member or empty. */
    refer: 'connectors.refer',
    /** Answer `person`: whom. No subject. */
    referWhom: 'connectors.referWhom',
    /** Answers `kind`, `why`, `blurb`, `company`: usual, never, may; `people`: names. Subject: member. */
    referForm: 'connectors.referForm',
    /** A connector's card once more, from home. Subject: request, like the next ones. */
    card: 'connectors.card',
    /** Opens the form of a recommendation. */
    recommend: 'connectors.recommend',
    /** Answers `how`, `when`, `words`, `mayName`: yes or no. */
    recommendForm: 'connectors.recommendForm',
    /** Pass it on without a recommendation. */
    forward: 'connectors.forward',
    pass: 'connectors.pass',
    /** Opens the form that names somebody who could help. */
    suggest: 'connectors.suggest',
    /** Answers `person`, `shows`: nothing, acquaintance, name; `how`, `when`, `words`. */
    suggestForm: 'connectors.suggestForm',
    /** Opens the form with further answers. */
    more: 'connectors.more',
    /** Answers `what`: other, quiet, topic, kind, requester, target, report; `person`, `until`, `reason`, `note`. */
    moreSent: 'connectors.moreSent',
    /** My own rules as a connector. No subject. */
    rules: 'connectors.rules',
    /** Opens the form of rules. No subject. */
    editRules: 'connectors.editRules',
    /** Answers `perMonth`, `kinds`, `topics`, `until`. */
    rulesForm: 'connectors.rulesForm',
    /** Opens the form that names a person not to be asked about. No subject. */
    noGo: 'connectors.noGo',
    /** Answer `person`. */
    noGoForm: 'connectors.noGoForm',
    /** Subject: the person one may be asked about again. */
    allow: 'connectors.allow',
    /** What I passed on, and what came of it. No subject. */
    record: 'connectors.record',
    /** Lets whoever brought the two together know that business came of it. Subject: slip. */
    credit: 'connectors.credit',
  },
  introductions: {
    /** Subject: introduction/sign. */
    sign: 'introductions.sign',
    /** Subject: introduction/the slot's instant in ms since 1970. */
    slot: 'introductions.slot',
    /** Subject: introduction/day/outcome. */
    checkIn: 'introductions.checkIn',
    /** Opens the form that tells the other how to reach me. Subject: introduction. */
    contact: 'introductions.contact',
    /** Answer `contact`: text. Subject: introduction. */
    contactForm: 'introductions.contactForm',
    /** My introductions. No subject. */
    mine: 'introductions.mine',
  },
  rounds: {
    /** Every program, and how the caller takes part. No subject. */
    open: 'rounds.open',
    /** One program. Subject: program, like most of the next ones. */
    program: 'rounds.program',
    /** Subject: program, or program/side in two-sided ones. */
    join: 'rounds.join',
    leave: 'rounds.leave',
    /** Opens the form with one's own cadence. */
    cadence: 'rounds.cadence',
    /** Answer `weeks`: number. */
    cadenceForm: 'rounds.cadenceForm',
    /** Not this one. Subject: round. */
    skip: 'rounds.skip',
    unskip: 'rounds.unskip',
    /** Back after silent rounds. Subject: program. */
    back: 'rounds.back',
  },
  programs: {
    /** Opens the form for a new one; for managers, like all of these. No subject. */
    create: 'programs.create',
    /** Opens the same form for one that is there. Subject: program, like the next ones. */
    edit: 'programs.edit',
    /** Answers `name`, `weeks`, `moment`: `Monday 10:00`, `size`, `place`. Subject: program or none. */
    settingsForm: 'programs.settingsForm',
    /** Opens the form of rules. */
    rules: 'programs.rules',
    /** Answers `across`, `options`, `gap`, `topics`, `pauses`. */
    rulesForm: 'programs.rulesForm',
    /** What would come of a round now; nothing is sent. */
    preview: 'programs.preview',
    start: 'programs.start',
    pause: 'programs.pause',
    /** Ask once more before a round of today. */
    run: 'programs.run',
    runConfirmed: 'programs.runConfirmed',
  },
  pairings: {
    /** Subject: pairing/sign. */
    sign: 'pairings.sign',
    /** Subject: pairing/the slot's instant in ms since 1970. */
    slot: 'pairings.slot',
    /** Subject: pairing/outcome. */
    checkIn: 'pairings.checkIn',
  },
  communities: {
    /** The managers' own page: what holds, what comes next. No subject. */
    desk: 'communities.desk',
    /** What members would see, to the manager alone. Subject: a page from 0, or none. */
    tour: 'communities.tour',
    /** What a button of the tour would do. No subject. */
    sample: 'communities.sample',
    /** What a first round with everybody here would come to; nothing is sent. No subject. */
    dryRun: 'communities.dryRun',
    /** From now on members can join and are written to. No subject. */
    start: 'communities.start',
    /** Opens the form of settings; for managers. No subject. */
    setup: 'communities.setup',
    /** Answers `name`, `zone`, `language`, `holidays`, `daysOff`. */
    setupForm: 'communities.setupForm',
    /** Opens the form of who may join and where rooms are opened. No subject. */
    access: 'communities.access',
    /** Answers `guests`: yes or no; `rooms`: text. */
    accessForm: 'communities.accessForm',
    /** Posts the invitation where it is written; for managers. No subject. */
    invite: 'communities.invite',
  },
  console: {
    /** A link into the managers' web pages; for managers. No subject. */
    open: 'console.open',
    /** Every visit there ends. No subject. */
    end: 'console.end',
    /** Who manages. Subject: the member. */
    makeManager: 'console.makeManager',
    unmakeManager: 'console.unmakeManager',
  },
  tags: {
    /** For managers. No subject. */
    board: 'tags.board',
    /** Opens the form that joins two topics. Subject: from/into, or none. */
    merge: 'tags.merge',
    /** Answers `from`, `into`: text. */
    mergeForm: 'tags.mergeForm',
    /** Subject: the topic that was joined to another. */
    unmerge: 'tags.unmerge',
    /** Opens the form for one more name. No subject. */
    alias: 'tags.alias',
    /** Answers `topic`, `alias`: text. */
    aliasForm: 'tags.aliasForm',
    /** Words become a name of a topic. Subject: topic/words. */
    accept: 'tags.accept',
    /** Subject: topic/words. */
    dismiss: 'tags.dismiss',
    /** A name is taken away again. Subject: topic/name. */
    unname: 'tags.unname',
  },
  network: {
    /** My network. Subject: a page from 0, or none. */
    open: 'network.open',
    /** Sends a picture of it. No subject. */
    picture: 'network.picture',
    /** The same of the whole community, without anybody in it; for managers. No subject. */
    community: 'network.community',
    /** May managers see that the caller was put together with nobody yet? Subject: yes or no. */
    helped: 'network.helped',
  },
  ties: {
    /** Whom I know, and the questions that wait. Subject: a page from 0, or none. */
    open: 'ties.open',
    /** How well do I know the person named? Opens the form where nobody is. Subject: the member, or none. */
    know: 'ties.know',
    /** Answers `person`, `strength`. */
    knowForm: 'ties.knowForm',
    /** Subject: member/word/place, and a page on the card. Words: a strength, `later`, `never`, `back`. */
    say: 'ties.say',
    /** Members one may know. Subject: a page from 0, or none. */
    suggest: 'ties.suggest',
  },
  vouches: {
    /** Those about me, or those I gave. Subject: `about` or `by`, and a page from 0; or none. */
    open: 'vouches.open',
    /** Opens the form. Subject: the member, or none. */
    give: 'vouches.give',
    /** Answers `person` (absent where the subject names one), `topic`, `from`, `when`, `words`. */
    giveForm: 'vouches.giveForm',
    /** One of them. Subject: vouch, like `renew` and `withdraw`. */
    show: 'vouches.show',
    /** Subject: vouch/shown or vouch/kept. */
    choose: 'vouches.choose',
    renew: 'vouches.renew',
    withdraw: 'vouches.withdraw',
    /** Opens the form that reports whoever wrote it. Subject: vouch. */
    report: 'vouches.report',
    /** Answers `reason`, `note`. Subject: vouch. */
    reportForm: 'vouches.reportForm',
  },
  referrals: {
    /** My slips. No subject. */
    open: 'referrals.open',
    /** Opens the form of a slip. Subject: the receiver, or none. */
    give: 'referrals.give',
    /** Answers `person` (absent where the subject names one), `description`, `consent`, `third`, `warmth`. */
    giveForm: 'referrals.giveForm',
    /** One slip. Subject: referral, like the next ones. */
    show: 'referrals.show',
    /** Subject: referral/step. */
    move: 'referrals.move',
    /** Opens the form with what stands there. */
    correct: 'referrals.correct',
    /** Answers like `giveForm`. */
    correctForm: 'referrals.correctForm',
    /** Take the credit away. */
    unlink: 'referrals.unlink',
  },
  thanks: {
    /** Opens the form. Subject: the member, `slip/` and a slip, `post/` with a post and who helped, or none. */
    say: 'thanks.say',
    /** Answers `person` (absent where the subject says whom), `words`, `amount`, `shows`, `public`. */
    sayForm: 'thanks.sayForm',
    /** Shows a thank-you that waits for an answer. Subject: thanks. */
    show: 'thanks.show',
    /** Subject: thanks/shown or thanks/counted. */
    keep: 'thanks.keep',
  },
  oneToOnes: {
    /** Logs a talk with the person named, or opens the form. */
    log: 'oneToOnes.log',
    /** Answer `person`. */
    logForm: 'oneToOnes.logForm',
    /** Subject: talk/confirmed or talk/denied. */
    answer: 'oneToOnes.answer',
  },
  share: {
    /** My links. No subject. */
    open: 'share.open',
    /** Opens the form; the command's words fill it in. */
    write: 'share.write',
    /** Answers `link`, `topic`, `note`. */
    writeForm: 'share.writeForm',
    /** Subject: share, like the next ones. */
    useful: 'share.useful',
    takeBack: 'share.takeBack',
    report: 'share.report',
    /** Answers like `introRequests.reportForm`. */
    reportForm: 'share.reportForm',
  },
  keep: {
    /** With whom I keep in touch. Subject: a page from 0, or none. */
    list: 'keep.list',
    /** Opens the form: with the person named in the command or the subject, or open. */
    set: 'keep.set',
    /** Answers `person` (absent where the subject names one), `cadence`. */
    setForm: 'keep.setForm',
    /** One person, with what can be done. Subject: the person, like the next ones. */
    show: 'keep.show',
    /** Words and times to propose. */
    write: 'keep.write',
    /** Opens the form of an ask for that person: they hear of it, and a yes opens a room with times. */
    ask: 'keep.ask',
    /** I did talk. */
    talked: 'keep.talked',
    snooze: 'keep.snooze',
    stop: 'keep.stop',
  },
  board: {
    /** The board. Subject: `mine/` or a topic or `all/`, and a page from 0; or none. */
    open: 'board.open',
    /** Opens the form of a new post. No subject. */
    write: 'board.write',
    /** Answers `kind`, `text`, `name`, `weeks`, `publish`. Subject: the post written anew, or none. */
    writeForm: 'board.writeForm',
    /** Opens the form with what stands there. Subject: post, like the next ones. */
    change: 'board.change',
    show: 'board.show',
    publish: 'board.publish',
    close: 'board.close',
    renew: 'board.renew',
    /** Subject: post/topic. */
    removeTopic: 'board.removeTopic',
    /** Opens the form for one more topic. */
    addTopic: 'board.addTopic',
    /** Answer `topic`. */
    addTopicForm: 'board.addTopicForm',
    /** I can help. */
    help: 'board.help',
    pass: 'board.pass',
    /** Opens the form. */
    suggest: 'board.suggest',
    /** Answer `person`. */
    suggestForm: 'board.suggestForm',
    /** An offer of help, to the author. Subject: post/member. */
    offer: 'board.offer',
    /** Subject: post/member/yes or no. */
    answer: 'board.answer',
    /** Opens the form. */
    report: 'board.report',
    /** Answers like `introRequests.reportForm`. */
    reportForm: 'board.reportForm',
  },
  visitors: {
    /** Opens the form. No subject. */
    say: 'visitors.say',
    /** Answer `person`. */
    sayForm: 'visitors.sayForm',
  },
  circles: {
    /** Every circle, and what the caller belongs to. No subject. */
    open: 'circles.open',
    /** One circle. Subject: circle, and a page from 0. */
    show: 'circles.show',
    /** Opens the form of one's own circles. No subject. */
    mine: 'circles.mine',
    /** Answers `mine`, `shown`: circles. */
    mineForm: 'circles.mineForm',
    /** Opens the form of a new one; for managers, like the next ones. No subject. */
    create: 'circles.create',
    /** Subject: circle, like `remove`. */
    rename: 'circles.rename',
    /** Answer `name`. Subject: circle or none. */
    nameForm: 'circles.nameForm',
    /** Ask once more before removing. */
    remove: 'circles.remove',
    removeConfirmed: 'circles.removeConfirmed',
    /** Opens the form of whom a program is for. Subject: program, like the next one. */
    limit: 'circles.limit',
    /** Answer `circle`: a circle or `none`. */
    limitForm: 'circles.limitForm',
  },
  scorecard: {
    /** My own. No subject. */
    open: 'scorecard.open',
    /** Everybody together, for managers. No subject. */
    totals: 'scorecard.totals',
  },
  meetups: {
    /** Events ahead. No subject. */
    open: 'meetups.open',
    /** One event. Subject: meetup, like most of the next ones. */
    show: 'meetups.show',
    go: 'meetups.go',
    stay: 'meetups.stay',
    showMe: 'meetups.showMe',
    hideMe: 'meetups.hideMe',
    /** People to meet there. */
    people: 'meetups.people',
    /** Opens the form of an ask. Subject: meetup/position of the suggestion. */
    ask: 'meetups.ask',
    /** Answers `why`, `blurb`. Subject as before. */
    askForm: 'meetups.askForm',
    /** Whom did you meet? */
    whom: 'meetups.whom',
    /** Said, or taken back. Subject: meetup/member. */
    met: 'meetups.met',
    /** Opens the form for somebody else. */
    metOther: 'meetups.metOther',
    /** Answer `person`. */
    metForm: 'meetups.metForm',
    metDone: 'meetups.metDone',
    /** Opens the form of a new one; for managers, like the next ones. No subject. */
    create: 'meetups.create',
    edit: 'meetups.edit',
    /** Answers `title`, `place`, `moment`, `description`, `topics`. Subject: meetup or none. */
    form: 'meetups.form',
    /** Ask once more before cancelling. */
    cancel: 'meetups.cancel',
    cancelConfirmed: 'meetups.cancelConfirmed',
    /** Calendars that are read. No subject. */
    feeds: 'meetups.feeds',
    /** Opens the form. No subject. */
    addFeed: 'meetups.addFeed',
    /** Answer `url`. */
    feedForm: 'meetups.feedForm',
    /** Subject: feed. */
    removeFeed: 'meetups.removeFeed',
  },
  reports: {
    /** Whom reports are about that nobody decided on yet; for managers, like all of these. No subject. */
    open: 'reports.open',
    /** Everything reported about one member. Subject: the member, like the next ones. */
    about: 'reports.about',
    /** Opens the form that asks why the words are to be read. */
    read: 'reports.read',
    /** Answer `why`. */
    readForm: 'reports.readForm',
    /** Nothing is in them: they count no more. */
    dismiss: 'reports.dismiss',
  },
  pauses: {
    /** Subject: the member; for managers. */
    pause: 'pauses.pause',
    /** Ask managers to look at one's own pause. No subject. */
    appeal: 'pauses.appeal',
    /** For managers. Subject: the member who is paused. */
    lift: 'pauses.lift',
    keep: 'pauses.keep',
  },
  links: {
    /** Make a code, or use the one that follows the command. No subject. */
    link: 'links.link',
    /** A code for another workspace or server. No subject. */
    community: 'links.community',
  },
  expertise: {
    /** Opens the search form, or finds what follows the command. No subject. */
    find: 'expertise.find',
    /** Answer `text`. */
    findForm: 'expertise.findForm',
  },
} as const;
