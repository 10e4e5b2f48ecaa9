package org.paralleltasks.subprocess;

import org.paralleltasks.testing.ChapterContract;

class SubprocessChapterTest extends ChapterContract {
    SubprocessChapterTest() {
        super(SubprocessChapter.CHAPTER.mainClasses());
    }
}
