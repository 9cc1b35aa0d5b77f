"""Background subtraction as most people do it: MOG2 on 180 rows. Arguments: clip, number of frames. Each line on
standard input is one pass; the answer is its CPU time in seconds."""
import sys
import time

try:
    import cv2
except ImportError:
    print("absent: Python OpenCV (Debian: python3-opencv)", flush=True)
    sys.exit(0)

cv2.setNumThreads(1)
clip = cv2.VideoCapture(sys.argv[1])
frames = []
while len(frames) < int(sys.argv[2]):
    read, picture = clip.read()
    if not read:
        break
    frames.append(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))
print("ready", len(frames), flush=True)

for _ in sys.stdin:
    model = cv2.createBackgroundSubtractorMOG2()
    begin = time.process_time()
    for picture in frames:
        width = round(picture.shape[1] * 180 / picture.shape[0])
        model.apply(cv2.resize(picture, (width, 180), interpolation=cv2.INTER_AREA))
    print(time.process_time() - begin, flush=True)
