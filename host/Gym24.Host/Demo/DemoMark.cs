namespace Gym24.Host.Demo;

/// <summary>Whether this is a demonstration with generated people; such data never mix with a real school's.</summary>
internal sealed record DemoMark(bool IsDemo)
{
    private const string FileName = "demo";

    public static DemoMark Of(string dataFolder) => new(File.Exists(Path.Combine(dataFolder, FileName)));

    /// <summary>Marks a data folder that is empty, or already marked.</summary>
    /// <returns>False when the folder holds a real school's data.</returns>
    public static bool TryPut(string dataFolder)
    {
        if (File.Exists(Path.Combine(dataFolder, FileName)))
            return true;
        if (File.Exists(Path.Combine(dataFolder, "gym24.db")))
            return false;
        Directory.CreateDirectory(dataFolder);
        File.WriteAllText(Path.Combine(dataFolder, FileName), "");
        return true;
    }
}
