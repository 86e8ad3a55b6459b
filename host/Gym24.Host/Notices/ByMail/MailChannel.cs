using Gym24.Contracts;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices.ByMail;

/// <summary>Notices by mail, to addresses their owners have confirmed.</summary>
internal sealed class MailChannel(HostDb db, MailSettings settings, MailPost post, ISchool school) : INoticeChannel
{
    public const string Name = "mail";

    public string Id => Name;

    public LocalText Title => HostTexts.T.Both("Mail.Title");

    public bool IsOffered => settings.IsOffered;

    public async Task<IReadOnlyDictionary<Guid, DateTime>> Reached(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default) =>
        await db.Reach.Where(r => people.Contains(r.PersonId) && r.Email != null && r.EmailAt != null).ToDictionaryAsync(r => r.PersonId, r => r.EmailAt!.Value, cancellation);

    public async Task Deliver(ChannelMessage message, CancellationToken cancellation = default)
    {
        var to = await db.Reach.Where(r => r.PersonId == message.Person && r.EmailAt != null).Select(r => r.Email).FirstOrDefaultAsync(cancellation)
            ?? throw new NotDelivered(DeliveryFault.Refused, HostTexts.T["Mail.NoAddress"]);
        await post.Send(to, $"{school.Name}: {message.Title}", message.Lines, message.Id, cancellation);
    }
}
