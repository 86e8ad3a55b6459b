using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gym24.Host.Tests.Certificates;

/// <summary>A word as it stands on a page.</summary>
internal sealed record Word(int Page, double Left, double Top, double Right, double Bottom, string Text);

/// <summary>PDF files as other programs read them: poppler the pages, zbar the square code.</summary>
internal static partial class Reader
{
    public static Task<string> Text(byte[] pdf) => Of(pdf, (file, _) => Run("pdftotext", "-layout", file, "-"));

    public static Task<string> About(byte[] pdf) => Of(pdf, (file, _) => Run("pdfinfo", file));

    public static async Task<IReadOnlyList<string[]>> Fonts(byte[] pdf) =>
        [.. (await Of(pdf, (file, _) => Run("pdffonts", file))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The pages, where each word stands.</summary>
    public static async Task<(IReadOnlyList<(double Width, double Height)> Pages, IReadOnlyList<Word> Words)> Words(byte[] pdf)
    {
        var said = await Of(pdf, (file, _) => Run("pdftotext", "-bbox", file, "-"));
        var (pages, words) = (new List<(double, double)>(), new List<Word>());
        foreach (Match match in Boxes().Matches(said))
        {
            double Number(string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
            if (match.Groups["w"].Success)
                pages.Add((Number("w"), Number("h")));
            else
                words.Add(new(pages.Count - 1, Number("l"), Number("t"), Number("r"), Number("b"), WebUtility.HtmlDecode(match.Groups["text"].Value)));
        }
        return (pages, words);
    }

    /// <summary>What a camera reads off each page.</summary>
    public static async Task<IReadOnlyList<string>> Squares(byte[] pdf) => (await Of(pdf, async (file, folder) =>
    {
        await Run("pdftoppm", "-r", "150", "-png", file, Path.Combine(folder, "page"));
        return await Run("zbarimg", ["-q", "--raw", .. Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal)]);
    })).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> Of(byte[] pdf, Func<string, string, Task<string>> read)
    {
        var folder = Directory.CreateTempSubdirectory("gym24-pdf-").FullName;
        try
        {
            var file = Path.Combine(folder, "file.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            return await read(file, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var running = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, errors) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.WaitForExitAsync();
        // A damaged file is read all the same, with complaints. The reader of squares complains of what has nothing to do with it.
        Assert.True(running.ExitCode == 0 && ((await errors).Length == 0 || program == "zbarimg"), await errors);
        return await said;
    }

    [GeneratedRegex("""<page width="(?<w>[\d.]+)" height="(?<h>[\d.]+)">|<word xMin="(?<l>[-\d.]+)" yMin="(?<t>[-\d.]+)" xMax="(?<r>[-\d.]+)" yMax="(?<b>[-\d.]+)">(?<text>[^<]*)</word>""")]
    private static partial Regex Boxes();
}
