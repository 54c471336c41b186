using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Hosting;

/// <summary>Where the rules come from and how they are kept. No setting changes a legal answer.</summary>
public sealed class AccessOptions
{
    /// <summary>Folders of rule packs, compiled together; later folders add packs. At least one.</summary>
    [Required(ErrorMessage = "name at least one folder of rules in `RuleFolders`")]
    [MinLength(1, ErrorMessage = "name at least one folder of rules in `RuleFolders`")]
    public IList<string> RuleFolders { get; } = [];

    /// <summary>
    /// Folder for copies of the rule files that last made a rulebook; with one, the service also starts while the packs
    /// are broken. Default null: no copies.
    /// </summary>
    public string? StateFolder { get; set; }

    /// <summary>Copies kept in <see cref="StateFolder"/>, the newest ones; default 8.</summary>
    [Range(1, 1000)]
    public int KeptRevisions { get; set; } = 8;

    /// <summary>How often the folders are looked through, beside the notices of the file system; default half a second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the folders have to be quiet before they are read; default a tenth of a second.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest time for one reading of all sources; default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Further tries when a source cannot be read; default 3.</summary>
    [Range(1, 10)]
    public int ReadRetries { get; set; } = 3;
}

/// <summary>Generated from the annotations.</summary>
[OptionsValidator]
internal sealed partial class AccessOptionsValidator : IValidateOptions<AccessOptions>;
