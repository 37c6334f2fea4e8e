package dev.malachite.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ByteQueueProperties {
    private static final int BLOCK = 64 << 10;

    private final ByteQueue queue = new ByteQueue();

    /** What the queue should hold. */
    private byte[] expected = new byte[0];

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_comes_in_goes_out_in_its_order(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 400; step++) {
            if (random.nextInt(40) == 0) {
                queue.clear();
                expected = new byte[0];
            } else if (random.nextInt(5) < 3) {
                add(bytes(random, length(random)));
            } else {
                drop(random.nextInt(expected.length + 1));
            }
            assertEquals(expected.length, queue.size());
            int from = random.nextInt(expected.length + 1);
            int length = random.nextInt(expected.length - from + 1);
            assertArrayEquals(Arrays.copyOfRange(expected, from, from + length), queue.read(from, length));
        }
        assertArrayEquals(expected, queue.read(0, expected.length));
    }

    /** Most are short; some fill a block to its last byte, or several. */
    private static int length(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> BLOCK;
            case 2 -> BLOCK - 1 + random.nextInt(3);
            case 3 -> random.nextInt(4 * BLOCK);
            default -> random.nextInt(2_000);
        };
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private void add(byte[] bytes) {
        queue.add(bytes, bytes.length);
        byte[] more = Arrays.copyOf(expected, expected.length + bytes.length);
        System.arraycopy(bytes, 0, more, expected.length, bytes.length);
        expected = more;
    }

    private void drop(int count) {
        queue.drop(count);
        expected = Arrays.copyOfRange(expected, count, expected.length);
    }
}
