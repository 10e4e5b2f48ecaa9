package org.paralleltasks.multiprocess;

import org.paralleltasks.testing.ChapterContract;

class MultiprocessChapterTest extends ChapterContract {
    MultiprocessChapterTest() {
        super(MultiprocessChapter.CHAPTER.mainClasses());
    }
}
