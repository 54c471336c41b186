using System.IO.Compression;
using System.Text;
using DigitalTrade.Access.Screening.Outputs;

namespace DigitalTrade.Access.Screening.Workbooks;

/// <summary>
/// A workbook. Rows go to files beside it as they come; at the end they are put, streamed, into a package whose parts the
/// library made. A sheet that is full is continued on a further one.
/// </summary>
internal sealed class WorkbookTarget : FileTarget
{
    /// <summary>Rows of a sheet that a spreadsheet program can show.</summary>
    private const long MostRows = 1_048_576;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly AnswerSheets sheets;
    private readonly ScreenRequest request;
    private readonly string path;

    public WorkbookTarget(AnswerSheets sheets, string path, string question, Checkpoint? resumed, ScreenRequest request)
        : base(sheets, path, question, resumed, request.Clock, file => Path.Combine(Checkpoint.FolderOf(path), $"{file}.xml"))
    {
        (this.sheets, this.path, this.request) = (sheets, path, request);
    }

    public override async Task FinishAsync(Closing closing)
    {
        var made = path + ".new";
        var parts = Parts().ToArray();
        using (var skeleton = WorkbookSkeleton.Make(sheets, parts, new(request, Tally, closing)))
        {
            var to = new FileStream(made, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
            await using (to.ConfigureAwait(false)) await FillAsync(skeleton, parts, to).ConfigureAwait(false);
        }

        File.Move(made, path, overwrite: true);
        await base.FinishAsync(closing).ConfigureAwait(false);
    }

    protected override int FileOf(int stream, long rows)
    {
        var file = FilesOf(stream).Last();
        return Lines[file] + rows + 1 > MostRows ? Open(stream) : file;
    }

    private IEnumerable<SheetPart> Parts()
    {
        for (var stream = 0; stream < sheets.Streams; stream++)
        {
            foreach (var (index, file) in FilesOf(stream).Index())
                yield return new(index == 0 ? sheets.Name(stream) : $"{sheets.Name(stream)} {index + 1}", stream, file, Lines[file] + 1);
        }
    }

    private async Task FillAsync(MemoryStream skeleton, SheetPart[] parts, FileStream to)
    {
        skeleton.Position = 0;
        using var from = new ZipArchive(skeleton, ZipArchiveMode.Read);
        using var package = new ZipArchive(to, ZipArchiveMode.Create);
        foreach (var entry in from.Entries)
        {
            var target = package.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
            await using (target.ConfigureAwait(false))
            {
                var part = Array.Find(parts, p => p.Entry == entry.FullName);
                if (part is null)
                {
                    using var whole = entry.Open();
                    await whole.CopyToAsync(target).ConfigureAwait(false);
                    continue;
                }

                await target.WriteAsync(Utf8.GetBytes(part.Before(sheets.Columns(part.Stream)))).ConfigureAwait(false);
                await CopyAsync(part.File, target).ConfigureAwait(false);
                await target.WriteAsync(Utf8.GetBytes(part.After(sheets.Columns(part.Stream).Length))).ConfigureAwait(false);
            }
        }
    }
}
