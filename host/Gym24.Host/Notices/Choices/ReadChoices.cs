using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices.Choices;

/// <summary>What one has chosen about one's own notices, and what there is to choose.</summary>
[SignedIn]
internal sealed record ReadChoices : IQuery<ReadChoices.Facts>
{
    /// <param name="Reached">Whether it reaches the reader now.</param>
    internal sealed record Way(string Id, LocalText Title, bool Reached);

    internal sealed record Line(LocalText Module, NoticeDeclaration Kind);

    /// <param name="Chosen">By kind and channel; what is not there is as usual.</param>
    internal sealed record Facts(bool IsSomebody, ReachRow Reach, IReadOnlyList<Way> Ways, IReadOnlyList<Line> Lines, IReadOnlyDictionary<(string Kind, string Way), HowTold> Chosen)
    {
        public HowTold How(NoticeDeclaration kind, string way) =>
            Chosen.TryGetValue((kind.Id, way), out var how) && (how != HowTold.Not || kind.MayBeOff) ? how : NoticeBook.Usual(kind);
    }

    internal sealed class Handler(HostDb db, ICaller caller, NoticeBook book, IEnumerable<INoticeChannel> channels, SiteAddress site) : IRequestHandler<ReadChoices, Facts>
    {
        public async Task<Facts> Handle(ReadChoices request, CancellationToken cancellation)
        {
            if (caller.PersonId is not { } person)
                return new Facts(false, new ReachRow(), [], [], new Dictionary<(string, string), HowTold>());
            var ways = new List<Way>();
            foreach (var channel in channels.Where(c => c.IsOffered && site.Value is not null))
                ways.Add(new Way(channel.Id, channel.Title, (await channel.Reached([person], cancellation)).ContainsKey(person)));
            return new Facts(true, await db.Reach.AsNoTracking().FirstOrDefaultAsync(r => r.PersonId == person, cancellation) ?? new ReachRow { PersonId = person }, ways,
                [.. book.All.Where(k => k.Kind.Permission is not { } needed || caller.Can(needed)).Select(k => new Line(k.Module, k.Kind))],
                await db.NoticeChoices.Where(c => c.PersonId == person).ToDictionaryAsync(c => (c.Kind, c.Channel), c => c.How, cancellation));
        }
    }
}
