package dev.malachite.contract.golden;

import java.util.List;

/** The exchanges that the golden files hold, chapter by chapter; each chapter has a subscription of its own. */
final class Story {
    private Story() {}

    /** Every named exchange of the story. */
    static List<Step> told(long seed) {
        try (Narrator narrator = new Narrator(seed)) {
            List.of(
                            new ArticleChapter(narrator),
                            new BackupChapter(narrator),
                            new ProtectionChapter(narrator),
                            new GuardChapter(narrator),
                            new CrossRegionChapter(narrator),
                            new ServiceChapter(narrator),
                            new ResourceChapter(narrator))
                    .forEach(Chapter::tell);
            return narrator.steps();
        }
    }
}
