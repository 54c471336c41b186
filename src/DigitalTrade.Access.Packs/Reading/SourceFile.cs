namespace DigitalTrade.Access.Packs.Reading;

/// <summary>A file as found.</summary>
/// <param name="Path">As shown in diagnostics: the folder as the caller named it, then the relative path.</param>
/// <param name="Relative">Path below its root folder, with slashes.</param>
/// <param name="Root">Number of its root folder.</param>
/// <param name="Content">Its bytes; null when it is larger than what is read.</param>
internal sealed record SourceFile(string Path, string Relative, int Root, byte[]? Content)
{
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Names of the folders above it, outermost first.</summary>
    public string[] Folders { get; } = Relative.Split('/')[..^1];

    public string Name { get; } = Relative.Split('/')[^1];

    /// <summary>Cases, which are no rules: anything below a folder <c>tests</c> or <c>scenarios</c>.</summary>
    public bool HoldsCases => Folders.Contains("tests") || Folders.Contains("scenarios");
}
