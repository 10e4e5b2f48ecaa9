package org.paralleltasks.multiprocess.homework.given;

/** There is no result for an item. */
public class ItemFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final String item;

    /**
     * @param item for which there is no result; if there are several, any of them
     * @param cause why, if it is known; may be null
     */
    public ItemFailed(String item, Throwable cause) {
        super("no result for " + item, cause);
        this.item = item;
    }

    /** The item. */
    public String item() {
        return item;
    }
}
