using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gym24.Host.Tests.Notices;

/// <summary>A mail that a server has taken.</summary>
internal sealed record Mail(string To, string Id, string Subject, string Text);

/// <summary>A real mail server (Debian's python3-aiosmtpd) as a process of its own on the loopback address.</summary>
internal sealed partial class MailServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-mail-").FullName;
    private Process? _process;

    public int Port { get; private set; }

    public static async Task<MailServer> Start()
    {
        var server = new MailServer();
        await server.ComeBack();
        return server;
    }

    /// <summary>Starts again, at the address it had.</summary>
    public async Task ComeBack()
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Notices", "mail_server.py"), _folder, Port.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        Port = int.Parse(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("No mail server: install python3-aiosmtpd."), CultureInfo.InvariantCulture);
    }

    public void Go()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>From now on it takes mails it has put off.</summary>
    public void OpenUp() => File.WriteAllText(Path.Combine(_folder, "open"), "");

    /// <summary>From now on it takes its time between keeping a mail and saying so.</summary>
    public void SlowDown() => File.WriteAllText(Path.Combine(_folder, "slow"), "");

    /// <summary>What it has taken, in order.</summary>
    public IReadOnlyList<Mail> Mails() => [.. Directory.GetFiles(_folder, "*.mail").Order(StringComparer.Ordinal).Select(f => Read(File.ReadAllText(f)))];

    private static Mail Read(string raw)
    {
        var end = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = Folded().Replace(raw[..end], " ");
        var header = (string name) => Regex.Match(head, $"^{name}: (.*?)\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value;
        var subject = EncodedWord().Replace(header("Subject").Replace("?= =?", "?==?", StringComparison.Ordinal), m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value)));
        return new Mail(header("X-Receiver"), header("Message-ID"), subject, Encoding.UTF8.GetString(Convert.FromBase64String(raw[end..])));
    }

    public void Dispose()
    {
        Go();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
