namespace DigitalTrade.Access.Register.Databases;

/// <summary>The setting <c>Access:Database</c>.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>As written; null when none was named.</summary>
    public string? Named { get; set; }

    /// <summary>The one that is used: by default the file <c>access.db</c> in the user's folder for data.</summary>
    public string Setting => Named ?? Default;

    /// <summary>A file of SQLite in the folder for data of the user who runs the program.</summary>
    public static string Default
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return $"Data Source={Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), "digitaltrade-access", "access.db")}";
        }
    }
}
