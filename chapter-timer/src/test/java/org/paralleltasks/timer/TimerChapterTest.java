package org.paralleltasks.timer;

import org.paralleltasks.testing.ChapterContract;

class TimerChapterTest extends ChapterContract {
    TimerChapterTest() {
        super(TimerChapter.CHAPTER.mainClasses());
    }
}
