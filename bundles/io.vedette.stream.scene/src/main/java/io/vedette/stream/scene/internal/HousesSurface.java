package io.vedette.stream.scene.internal;

/** The row of houses across the street, and low garden walls before them. */
final class HousesSurface implements Surface {
    private static final int[] WALLS = {
        0xa9745a, 0xd9cfb8, 0xb7b4ae, 0xc9b48c, 0x9fb0b5, 0xcfc6c0, 0x8f5a48, 0xd8b9a0
    };
    private static final int[] ROOFS = {0x6b4a42, 0x54565c, 0x7a5a48, 0x4a4f55};
    private static final int[] DOORS = {0x7a2f2c, 0x2f4a6a, 0x2f5a44, 0x3a3a3e, 0xd8d4c8};
    private final Layout layout;
    private final Lighting lighting;
    private final double pitch;
    private final int salt;

    HousesSurface(Layout layout, Lighting lighting) {
        this.layout = layout;
        this.lighting = lighting;
        Dice dice = new Dice(layout.place, 21);
        this.pitch = dice.between(8.5, 12);
        this.salt = dice.below(1 << 20);
    }

    @Override
    public boolean meet(Ray ray, double nearest) {
        return ray.dz > 1e-6 && (gardenWall(ray, nearest) || house(ray, nearest));
    }

    private boolean gardenWall(Ray ray, double nearest) {
        double depth = layout.farPavement / ray.dz;
        if (depth >= nearest) {
            return false;
        }
        ray.to(depth, layout.camera.height());
        double at = ray.x / pitch - Math.floor(ray.x / pitch);
        int plot = (int) Math.floor(ray.x / pitch);
        double high = 0.45 + 0.5 * Texture.hash(plot, 3, salt);
        if (ray.y < 0 || ray.y > high || at > 0.45 && at < 0.6) {
            return false;
        }
        if (Texture.hash(plot, 4, salt) > 0.5) {
            double leaf = Texture.cloud(ray.x * 7, ray.y * 7, salt);
            ray.colour.set(0x4f6a3a).times(0.55 + 0.8 * leaf);
        } else {
            ray.colour
                    .set(WALLS[index(plot, 5, WALLS.length)])
                    .times(0.8 + 0.2 * Texture.noise(ray.x * 8, ray.y * 8, salt));
        }
        lighting.on(ray, 0.85, sunlit());
        return true;
    }

    private boolean house(Ray ray, double nearest) {
        double depth = layout.houses / ray.dz;
        if (depth >= nearest) {
            return false;
        }
        ray.to(depth, layout.camera.height());
        int plot = (int) Math.floor(ray.x / pitch);
        double width = pitch * (0.74 + 0.26 * Texture.hash(plot, 1, salt));
        double x = ray.x - plot * pitch - (pitch - width) / 2;
        int floors = Texture.hash(plot, 2, salt) > 0.35 ? 2 : 1;
        double wall = 0.5 + floors * 2.65;
        double y = ray.y;
        if (y < 0 || x < 0 || x > width) {
            return false;
        }
        if (y > wall) {
            return roof(ray, plot, x, y - wall, width);
        }
        facade(ray, plot, x, y, width, floors);
        return true;
    }

    private boolean roof(Ray ray, int plot, double x, double up, double width) {
        double high = 1.7 + 0.9 * Texture.hash(plot, 6, salt);
        boolean gable = Texture.hash(plot, 7, salt) > 0.5;
        double inset = gable ? up / high * width / 2 : up * 0.5;
        boolean inside = up < high && x > inset - 0.25 && x < width - inset + 0.25;
        double stack = width * (0.25 + 0.5 * Texture.hash(plot, 8, salt));
        boolean chimney = Math.abs(x - stack) < 0.35 && up > 0 && up < high + 0.7;
        if (!inside && !chimney) {
            return false;
        }
        if (inside) {
            double course = up / 0.3 - Math.floor(up / 0.3);
            double tile = Texture.noise(x * 6, up * 8, salt);
            ray.colour
                    .set(ROOFS[index(plot, 9, ROOFS.length)])
                    .times((course < 0.2 ? 0.82 : 1) * (0.85 + 0.3 * tile));
            if (gable && x > inset + 0.2 && x < width - inset - 0.2) {
                ray.colour
                        .set(WALLS[index(plot, 5, WALLS.length)])
                        .times(0.85 + 0.12 * Texture.cloud(x * 3, up * 3, salt));
            }
        } else {
            ray.colour.set(0x8a6252).times(0.8 + 0.3 * Texture.noise(x * 9, up * 9, salt));
        }
        lighting.on(ray, 0.9, sunlit());
        return true;
    }

    private void facade(Ray ray, int plot, double x, double y, double width, int floors) {
        Rgb c = ray.colour;
        c.set(WALLS[index(plot, 5, WALLS.length)]);
        c.times(0.82 + 0.2 * Texture.cloud(x * 1.3, y * 1.3, salt) - (y < 0.4 ? 0.18 : 0));
        int columns = Math.max(2, (int) (width / 2.5));
        double cell = width / columns;
        int column = Math.min(columns - 1, (int) (x / cell));
        int floor = Math.min(floors - 1, (int) (y / 2.65));
        double fx = x - (column + 0.5) * cell;
        double fy = y - 0.5 - floor * 2.65;
        boolean door = floor == 0 && column == index(plot, 10, columns);
        boolean lamp = false;
        if (door) {
            if (Math.abs(fx) < 0.55 && y < 2.3) {
                c.set(DOORS[index(plot, 11, DOORS.length)]).times(Math.abs(fx) > 0.45 ? 0.7 : 1);
            }
        } else if (Math.abs(fx) < 0.72 && fy > 0.42 && fy < 1.95) {
            boolean frame = Math.abs(fx) > 0.62 || fy < 0.52 || fy > 1.85 || Math.abs(fx) < 0.05;
            double lit = Texture.hash(plot * 31 + column, floor, salt + 2);
            lamp = !frame && lighting.day().lamps() > 0.1 && lit > 0.55;
            if (frame) {
                c.set(0xe4e2dc).times(0.95);
            } else {
                double gleam = Texture.noise(x * 0.7 + y * 0.9, y, salt + 6);
                c.set(0x3c4a56).mix(0xa9bccb, 0.65 * Trig.smooth((gleam - 0.35) * 2.5));
            }
        }
        if (lamp) {
            c.set(0xf0c878).times(0.75 + 0.2 * Texture.noise(x * 2, y * 2, salt + 7));
        } else {
            lighting.on(ray, 0.9, sunlit());
        }
    }

    private double sunlit() {
        return lighting.day().shadowZ() > 0 ? 0.7 : 0.15;
    }

    private int index(int plot, int what, int n) {
        return (int) (Texture.hash(plot, what, salt) * n);
    }
}
