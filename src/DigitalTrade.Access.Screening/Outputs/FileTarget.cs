using DigitalTrade.Access.Screening.Pipeline;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>One file of lines. What stands in it is valid at every moment; the state beside it says how far it came.</summary>
internal class FileTarget : Target
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private readonly string folder;
    private readonly string question;
    private readonly TimeProvider clock;
    private readonly List<FileStream> files = [];
    private readonly List<long> lines = [];
    private readonly List<int> streams = [];
    private long kept;

    /// <summary>Begins, or takes up a run whose question was the same.</summary>
    public FileTarget(AnswerFormat format, string path, string question, Checkpoint? resumed, TimeProvider clock, Func<int, string>? files = null)
        : base(format)
    {
        (this.question, this.clock) = (question, clock);
        folder = Checkpoint.FolderOf(path);
        Directory.CreateDirectory(folder);
        PathOf = files ?? (_ => path);
        kept = clock.GetTimestamp();
        if (resumed is not null)
        {
            Deals = resumed.Deals;
            Tally = resumed.Tally;
            for (var i = 0; i < resumed.Lengths.Length; i++) Reopen(i, resumed.Streams[i], resumed.Lengths[i], resumed.Lines[i]);
            return;
        }

        for (var i = 0; i < format.Streams; i++) Open(i);
    }

    protected Func<int, string> PathOf { get; }

    protected string Folder => folder;

    protected IReadOnlyList<long> Lines => lines;

    public override async ValueTask AppendAsync(Sheaf sheaf)
    {
        for (var i = 0; i < sheaf.Texts.Length; i++) await AppendAsync(FileOf(i, sheaf.Lines[i]), sheaf.Texts[i].WrittenMemory, sheaf.Lines[i]).ConfigureAwait(false);
        await base.AppendAsync(sheaf).ConfigureAwait(false);
        if (clock.GetElapsedTime(kept) >= Between) Keep();
    }

    public override Task FinishAsync(Closing closing)
    {
        Close(closing.Complete);
        return Task.CompletedTask;
    }

    public override void Dispose()
    {
        foreach (var file in files) file.Dispose();
    }

    /// <summary>The file to which so many more rows of a stream go.</summary>
    protected virtual int FileOf(int stream, long rows) => stream;

    /// <summary>Begins a further file of a stream.</summary>
    protected int Open(int stream)
    {
        files.Add(new(PathOf(files.Count), FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16));
        lines.Add(0);
        streams.Add(stream);
        files[^1].Write(Format.Heading(stream).Span);
        return files.Count - 1;
    }

    /// <summary>The files of a stream, in order.</summary>
    protected IEnumerable<int> FilesOf(int stream) => Enumerable.Range(0, files.Count).Where(f => streams[f] == stream);

    /// <summary>Copies what stands in a file.</summary>
    protected async Task CopyAsync(int file, Stream to)
    {
        var end = files[file].Position;
        files[file].Position = 0;
        await files[file].CopyToAsync(to).ConfigureAwait(false);
        files[file].Position = end;
    }

    /// <summary>Leaves the files and, unless the run is complete, the state from which it can be taken up.</summary>
    protected void Close(bool complete)
    {
        Keep();
        foreach (var file in files) file.Dispose();
        if (complete) Directory.Delete(folder, recursive: true);
    }

    private void Reopen(int file, int stream, long length, long rows)
    {
        files.Add(new(PathOf(file), FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1 << 16));
        if (files[file].Length < length) throw new PortfolioException($"`{PathOf(file)}` is shorter than it was", "leave out `--resume` to begin again");
        files[file].SetLength(length);
        files[file].Position = length;
        lines.Add(rows);
        streams.Add(stream);
    }

    private async ValueTask AppendAsync(int file, ReadOnlyMemory<byte> text, long rows)
    {
        await files[file].WriteAsync(text).ConfigureAwait(false);
        lines[file] += rows;
    }

    private void Keep()
    {
        foreach (var file in files) file.Flush();
        new Checkpoint(question, Deals, [.. streams], [.. files.Select(f => f.Position)], [.. lines], Tally).Write(folder);
        kept = clock.GetTimestamp();
    }
}
