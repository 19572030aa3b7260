import { Pace } from './pace';

describe('Pace', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('waits for a pause, but not for ever', () => {
    const task = jest.fn();
    const pace = new Pace(task, 100, 250);
    pace.call();
    jest.advanceTimersByTime(60);
    pace.call();
    jest.advanceTimersByTime(60);
    expect(task).not.toHaveBeenCalled();
    jest.advanceTimersByTime(40);
    expect(task).toHaveBeenCalledTimes(1);
    for (let i = 0; i < 9; i++) {
      pace.call();
      jest.advanceTimersByTime(50);
    }
    expect(task).toHaveBeenCalledTimes(2);
    pace.cancel();
    jest.advanceTimersByTime(1000);
    expect(task).toHaveBeenCalledTimes(2);
  });
});
