package org.paralleltasks.threads;

import org.paralleltasks.testing.ChapterContract;

class ThreadsChapterTest extends ChapterContract {
    ThreadsChapterTest() {
        super(ThreadsChapter.CHAPTER.mainClasses());
    }
}
