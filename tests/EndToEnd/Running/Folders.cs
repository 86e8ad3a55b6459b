namespace Gym24.EndToEnd.Running;

/// <summary>Where the repository keeps what these tests start and leave.</summary>
internal static class Folders
{
    public static string Root { get; } = FindRoot();

    public static string Screenshots => Path.Combine(Root, "artifacts", "screenshots");

    public static string Results => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "test-results")).FullName;

    /// <summary>The published product: what a school unpacks and starts.</summary>
    public static string App
    {
        get
        {
            var app = Path.Combine(Root, "artifacts", "app", OperatingSystem.IsWindows() ? "gym24.exe" : "gym24");
            return File.Exists(app) ? app : throw new FileNotFoundException($"The product is not published: {app}. Run build/publish first.");
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gym24.Platform.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not lie inside the repository.");
    }
}
