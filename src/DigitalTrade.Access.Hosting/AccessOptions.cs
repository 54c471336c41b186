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
    /// Addresses of bundles, compiled with the folders; the signature is beside each, with <c>.jws</c> added. https, or http at this
    /// machine. Default none.
    /// </summary>
    [RegularAddresses]
    public IList<string> Bundles { get; } = [];

    /// <summary>Files with the public keys (PEM) whose signatures are taken from <see cref="Bundles"/>.</summary>
    public IList<string> BundleKeys { get; } = [];

    /// <summary>How often the addresses are asked; default a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan BundleInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest time for one answer of an address; default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan BundleTimeout { get; set; } = TimeSpan.FromSeconds(10);

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

/// <summary>Addresses that a bundle may come from.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RegularAddressesAttribute() : ValidationAttribute("`Bundles` are addresses with https, or with http at this machine, without a name or password")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is IList<string> all && all.All(a =>
        Uri.TryCreate(a, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)));
}

/// <summary>Generated from the annotations.</summary>
[OptionsValidator]
internal sealed partial class AccessOptionsValidator : IValidateOptions<AccessOptions>;
