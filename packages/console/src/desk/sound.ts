const KEY = "tongban.sound";

/** Whether new work may be heard; off until somebody switches it on. */
export const soundWanted = (): boolean => localStorage.getItem(KEY) === "on";

/** Remembers whether new work may be heard. */
export const wantSound = (wanted: boolean): void => localStorage.setItem(KEY, wanted ? "on" : "off");

/** Two soft tones; silent where the browser does not allow sound yet. */
export const playSound = (): void => {
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.gain.setValueAtTime(0.08, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.5);
  volume.connect(audio.destination);
  [660, 880].forEach((pitch, index) => {
    const tone = audio.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(volume);
    tone.start(audio.currentTime + index * 0.16);
    tone.stop(audio.currentTime + index * 0.16 + 0.3);
  });
  setTimeout(() => void audio.close(), 1000);
};
