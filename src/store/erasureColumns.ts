/**
 * What erasing a member does to every column that holds a member: the rows go, or these texts of theirs are emptied.
 */
export const erasedColumns: readonly (readonly [
  table: string,
  column: string,
  emptied?: readonly string[],
])[] = [
  ['accounts', 'member_id'],
  ['board_posts', 'author_id'],
  ['brought_by', 'by_id'],
  ['brought_by', 'member_id'],
  ['closed_topics', 'member_id'],
  ['connector_no_go', 'member_id'],
  ['connector_no_go', 'person_id'],
  ['connector_rules', 'member_id'],
  ['console_keys', 'member_id'],
  ['contacts', 'member_id'],
  ['drafts', 'member_id'],
  ['intro_connectors', 'member_id', ['words_sealed']],
  ['intro_requests', 'requester_id', ['why_sealed', 'blurb_sealed']],
  ['keeps', 'member_id'],
  ['keeps', 'person_id'],
  ['link_codes', 'member_id'],
  ['member_tags', 'member_id'],
  ['member_terms', 'member_id'],
  ['previews', 'requester_id'],
  ['previews', 'shown_id'],
  ['program_members', 'member_id'],
  ['referrals', 'giver_id', ['description_sealed', 'third_sealed']],
  ['referrals', 'receiver_id', ['description_sealed', 'third_sealed']],
  ['reports', 'about_id', ['note_sealed']],
  ['reports', 'reporter_id', ['note_sealed']],
  ['shared_contacts', 'member_id'],
  ['shares', 'sharer_id'],
  ['tag_corrections', 'member_id'],
  ['tag_doubts', 'doubter_id'],
  ['tag_doubts', 'member_id'],
  ['thanks', 'from_id', ['words_sealed']],
  ['thanks', 'to_id', ['words_sealed']],
  ['ties', 'one_id'],
  ['ties', 'other_id'],
  ['vouches', 'about_id'],
  ['vouches', 'by_id'],
];

/** What counts again when somebody comes back, under their new id. */
export const renamedColumns: readonly (readonly [table: string, column: string])[] = [
  ['reports', 'about_id'],
  ['pauses', 'member_id'],
];
