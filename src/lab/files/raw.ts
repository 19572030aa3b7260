import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection, type Contents } from '@jupyterlab/services';

/**
 * Large files as the server has them. The contents service would hand them over
 * inside of JSON, which the page's thread had to take apart and put together again.
 */
export interface IRawFiles {
  /** The bytes of a file; null where it cannot be had this way. */
  read(path: string): Promise<Blob | null>;
  /**
   * Save a file as the contents service does.
   *
   * @param body - what is to be sent
   * @throws an error of the server
   */
  write(path: string, body: Blob): Promise<void>;
}

/** The files of the server that a page belongs to; of other drives it has none. */
export function rawFiles(
  contents: Contents.IManager,
  settings: ServerConnection.ISettings
): IRawFiles {
  const request = async (url: string, init: RequestInit): Promise<Response> => {
    const response = await ServerConnection.makeRequest(url, init, settings);
    if (!response.ok) {
      throw await ServerConnection.ResponseError.create(response);
    }
    return response;
  };
  const urlOf = (path: string): string =>
    URLExt.join(settings.baseUrl, 'api/contents', URLExt.encodeParts(path));
  return {
    read: async path => {
      if (contents.driveName(path) !== '') {
        return null;
      }
      try {
        // JupyterLite has no server, and files of its own under this address.
        await request(`${urlOf(path)}?content=0`, {});
        const url = await contents.getDownloadUrl(path);
        return await (await request(url, { cache: 'no-store' })).blob();
      } catch {
        return null;
      }
    },
    write: async (path, body) => {
      await request(urlOf(path), { method: 'PUT', body });
    }
  };
}
