using System.Net;
using System.Net.Mail;
using System.Text;
using Gym24.Contracts.Shell;

namespace Gym24.Host.Notices.ByMail;

/// <summary>Hands a mail to the school's mail server: plain text, one receiver.</summary>
internal sealed class MailPost(MailSettings settings)
{
    /// <param name="id">Stands in the mail's Message-ID: the same mail sent again carries the same.</param>
    /// <exception cref="NotDelivered">It was not accepted.</exception>
    public async Task Send(string to, string subject, IEnumerable<string> paragraphs, string id, CancellationToken cancellation)
    {
        using var mail = new MailMessage(settings.From!, new MailAddress(to))
        {
            Subject = subject, SubjectEncoding = Encoding.UTF8,
            Body = string.Join("\n\n", paragraphs) + "\n", BodyEncoding = Encoding.UTF8, BodyTransferEncoding = System.Net.Mime.TransferEncoding.Base64,
        };
        mail.Headers.Add("Message-ID", $"<{id}@{settings.From!.Host}>");
        // No answering machine answers it.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls, UseDefaultCredentials = false };
        if (settings.User is { Length: > 0 } user)
            client.Credentials = new NetworkCredential(user, settings.Password);
        try
        {
            await client.SendMailAsync(mail, cancellation);
        }
        catch (SmtpException failure)
        {
            throw new NotDelivered(FaultOf(failure), Words(failure, to), failure);
        }
    }

    /// <summary>RFC 5321, 4.2: what begins with 4 may come right, with 5 not. What is about the way in and not about the mail concerns everybody.</summary>
    private static DeliveryFault FaultOf(SmtpException failure) => (int)failure.StatusCode switch
    {
        < 400 or 421 or 454 or (>= 530 and <= 538) => DeliveryFault.Shut,
        < 500 => DeliveryFault.Later,
        _ => DeliveryFault.Refused,
    };

    /// <summary>What the server said, without whom it was about.</summary>
    private static string Words(SmtpException failure, string to)
    {
        var cause = failure.GetBaseException();
        var code = (int)failure.StatusCode > 0 ? $"{(int)failure.StatusCode}: " : "";
        return code + (cause == failure ? failure.Message : $"{failure.Message} {cause.Message}").Replace(to, "…", StringComparison.OrdinalIgnoreCase);
    }
}
