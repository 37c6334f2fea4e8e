package dev.malachite.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * Bytes in a row: they come at one end and go at the other. The memory is taken in blocks and used again, so that what
 * passes through leaves nothing for the collector to move. Used by one thread at a time.
 */
final class ByteQueue {
    private static final int BLOCK = 64 << 10;

    /** The oldest byte is in the first, the newest in the last. */
    private final List<byte[]> blocks = new ArrayList<>();

    /** A block that is used next; null for none. */
    private byte[] spare;

    /** Where the oldest byte is in the first block. */
    private int start;

    private long size;

    long size() {
        return size;
    }

    /** The first so many bytes of an array. */
    void add(byte[] bytes, int length) {
        for (int done = 0; done < length; ) {
            int at = (int) ((start + size) % BLOCK);
            if (start + size == (long) blocks.size() * BLOCK) {
                blocks.add(spare == null ? new byte[BLOCK] : spare);
                spare = null;
            }
            int fitting = Math.min(BLOCK - at, length - done);
            System.arraycopy(bytes, done, blocks.get(blocks.size() - 1), at, fitting);
            done += fitting;
            size += fitting;
        }
    }

    /** So many bytes that begin behind so many older ones. */
    byte[] read(long older, int length) {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; ) {
            long from = start + older + done;
            int at = (int) (from % BLOCK);
            int fitting = Math.min(BLOCK - at, length - done);
            System.arraycopy(blocks.get((int) (from / BLOCK)), at, bytes, done, fitting);
            done += fitting;
        }
        return bytes;
    }

    /** Lets the oldest go, so many. */
    void drop(long count) {
        size -= count;
        long from = start + count;
        int passed = (int) (from / BLOCK);
        if (passed > 0) {
            spare = blocks.get(0);
            blocks.subList(0, passed).clear();
        }
        start = (int) (from % BLOCK);
    }

    void clear() {
        blocks.clear();
        spare = null;
        start = 0;
        size = 0;
    }
}
