using Microsoft.Extensions.Logging;

namespace DigitalTrade.Access.Hosting;

/// <summary>Notices of the file system for a set of folders, best effort: who needs to be sure looks through them as well.</summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly IReadOnlyList<string> folders;
    private readonly FileSystemWatcher?[] watchers;
    private readonly Action changed;
    private readonly ILogger logger;

    public FolderWatch(IReadOnlyList<string> folders, Action changed, ILogger logger)
    {
        (this.folders, this.changed, this.logger) = (folders, changed, logger);
        watchers = new FileSystemWatcher?[folders.Count];
        Arm();
    }

    /// <summary>Watches what is not being watched: a folder that has come back, a watcher that has failed.</summary>
    public void Arm()
    {
        for (var i = 0; i < watchers.Length; i++)
        {
            if (watchers[i] is null && Directory.Exists(folders[i])) watchers[i] = Watch(i);
        }
    }

    public void Dispose()
    {
        foreach (var watcher in watchers) watcher?.Dispose();
    }

    private FileSystemWatcher? Watch(int index)
    {
        try
        {
            var watcher = new FileSystemWatcher(folders[index])
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => changed();
            watcher.Created += (_, _) => changed();
            watcher.Deleted += (_, _) => changed();
            watcher.Renamed += (_, _) => changed();
            watcher.Error += (_, e) => Lost(index, e.GetException());
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            Log.NotWatched(logger, e, folders[index]);
            return null;
        }
    }

    private void Lost(int index, Exception error)
    {
        Log.NotWatched(logger, error, folders[index]);
        Interlocked.Exchange(ref watchers[index], null)?.Dispose();
        changed();
    }
}
