using System.Globalization;

namespace Gym24.Faults.Tests.Running;

/// <summary>How much is asked of a run: little in the daily tests, much in the script beside this project.</summary>
internal static class Asked
{
    /// <summary>Kills on each engine.</summary>
    public static int Kills => Number("KILLS", 3);

    /// <summary>Applications sent to each engine while the host is killed.</summary>
    public static int Applications => Number("APPLICATIONS", 300);

    /// <summary>Rounds of two hundred who want fifteen places, for each way to run.</summary>
    public static int Rounds => Number("ROUNDS", 2);

    /// <summary>Writes down what was measured, where the script asks for it.</summary>
    public static void Measured(string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (Environment.GetEnvironmentVariable("GYM24_FAULTS_FIGURES") is { Length: > 0 } file)
            File.AppendAllText(file, line + Environment.NewLine);
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable($"GYM24_FAULTS_{name}"), CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;
}
