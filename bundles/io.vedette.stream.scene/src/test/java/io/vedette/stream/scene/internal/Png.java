package io.vedette.stream.scene.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Shows I420 planes to people. */
final class Png {
    private Png() {}

    static BufferedImage image(byte[] y, byte[] u, byte[] v, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int half = (width + 1) / 2;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double luma = 1.164 * ((y[row * width + column] & 255) - 16);
                int at = row / 2 * half + column / 2;
                double blue = (u[at] & 255) - 128;
                double red = (v[at] & 255) - 128;
                image.setRGB(
                        column,
                        row,
                        clip(luma + 1.596 * red) << 16
                                | clip(luma - 0.392 * blue - 0.813 * red) << 8
                                | clip(luma + 2.017 * blue));
            }
        }
        return image;
    }

    /** Pictures of one size side by side. */
    static void sheet(java.util.List<BufferedImage> images, int columns, Path file) {
        int w = images.get(0).getWidth();
        int h = images.get(0).getHeight();
        int rows = (images.size() + columns - 1) / columns;
        BufferedImage all = new BufferedImage(w * columns, h * rows, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < images.size(); i++) {
            all.getGraphics().drawImage(images.get(i), i % columns * w, i / columns * h, null);
        }
        write(all, file);
    }

    static void write(BufferedImage image, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String name = file.getFileName().toString();
            ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int clip(double c) {
        return (int) Math.max(0, Math.min(255, Math.round(c)));
    }
}
