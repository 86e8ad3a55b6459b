using System.Security.Cryptography;
using Gym24.Host.Composition;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Keys;

/// <summary>
/// Where the school's keys come from: <c>GYM24_KEY</c> (or <c>Keys:Secret</c>, with <c>Keys:Old</c>), or the file <c>Keys:File</c>. A school
/// on SQLite that names neither gets a file beside its data folder, so that a copy of the folder does not hold the key.
/// </summary>
internal static class KeyPlaces
{
    public const string Given = "GYM24_KEY";
    private static readonly char[] Between = [' ', ',', ';', '\r', '\n', '\t'];

    /// <param name="several">Whether several hosts may share the database: then a key made here would be no help.</param>
    /// <exception cref="CannotStart">There is no key, or what was given is none.</exception>
    public static SchoolKeys Find(IConfiguration configuration, string dataFolder, bool several)
    {
        if ((configuration[Given] ?? configuration["Keys:Secret"]) is { Length: > 0 } given)
            return Read($"{given} {configuration["Keys:Old"]}", Given);
        if (configuration["Keys:File"] is { Length: > 0 } file)
            return FromFile(Path.GetFullPath(file));
        if (several)
            throw new CannotStart(T["NoKey"]);
        var own = Beside(dataFolder);
        return File.Exists(own) ? FromFile(own) : Make(own);
    }

    public static string Beside(string dataFolder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)) + ".key";

    private static SchoolKeys FromFile(string file)
    {
        try
        {
            // Lines that begin with # are for people.
            return Read(string.Join(' ', File.ReadLines(file).Where(l => !l.StartsWith('#'))), file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(T["KeyFile", file, e.Message]);
        }
    }

    private static SchoolKeys Make(string file)
    {
        var secret = RandomNumberGenerator.GetBytes(SchoolKeys.Bytes);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(file, options);
            writer.WriteLine(Convert.ToBase64String(secret));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(T["KeyFile", file, e.Message]);
        }
        return new SchoolKeys([secret]);
    }

    private static SchoolKeys Read(string text, string place)
    {
        var secrets = new List<byte[]>();
        foreach (var word in text.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            var secret = new byte[word.Length];
            if (!Convert.TryFromBase64String(word, secret, out var length) || length != SchoolKeys.Bytes)
                throw new CannotStart(T["BadKey", place]);
            secrets.Add(secret[..length]);
        }
        return secrets.Count > 0 ? new SchoolKeys(secrets) : throw new CannotStart(T["BadKey", place]);
    }
}
