package org.paralleltasks.sync;

import org.paralleltasks.testing.ChapterContract;

class SyncChapterTest extends ChapterContract {
    SyncChapterTest() {
        super(SyncChapter.CHAPTER.mainClasses());
    }
}
