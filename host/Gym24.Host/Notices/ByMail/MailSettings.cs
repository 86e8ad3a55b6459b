using System.Net.Mail;
using Gym24.Host.Composition;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Notices.ByMail;

/// <summary>The mail server of the settings <c>Mail:*</c>, if there is one. See docs/operations/mail.md.</summary>
internal sealed class MailSettings
{
    /// <exception cref="CannotStart">The settings are half there, or a password would go over the network in the clear.</exception>
    public MailSettings(IConfiguration configuration, SiteAddress site)
    {
        var own = configuration.GetSection("Mail");
        if (own["Host"] is not { Length: > 0 } host)
            return;
        (Host, User) = (host, own["User"]);
        StartTls = (own["Security"] ?? "starttls") switch { "starttls" => true, "none" => false, _ => throw new CannotStart(T["Mail.Security"]) };
        Port = own.GetValue("Port", StartTls ? 587 : 25);
        Password = own["PasswordFile"] is { Length: > 0 } file ? File.ReadLines(file).FirstOrDefault()?.Trim() : own["Password"];
        if (!MailAddress.TryCreate(own["From"], out var from) || site.Value is null || (User is { Length: > 0 } && string.IsNullOrEmpty(Password)))
            throw new CannotStart(T["Mail"]);
        if (User is { Length: > 0 } && !StartTls && !IsHere(host))
            throw new CannotStart(T["Mail.InTheClear"]);
        From = from;
    }

    public bool IsOffered => From is not null;
    public string Host { get; } = "";
    public int Port { get; }
    public bool StartTls { get; }
    public string? User { get; }
    public string? Password { get; }
    public MailAddress? From { get; }

    private static bool IsHere(string host) => host == "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));
}
