import { once } from './once';

it('loads once, and anew where that failed', async () => {
  const load = jest
    .fn<Promise<number>, []>()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue(1);
  const get = once(load);
  await expect(Promise.all([get(), get()])).rejects.toThrow('offline');
  expect(load).toHaveBeenCalledTimes(1);
  expect(await Promise.all([get(), get()])).toEqual([1, 1]);
  expect(load).toHaveBeenCalledTimes(2);
});
