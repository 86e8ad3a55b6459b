using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;

namespace Gym24.Host.PersonalData.ShowRecords;

/// <summary>What is kept about somebody, kind by kind, and what of it may go.</summary>
[Requires(HostManifest.PersonalData)]
internal sealed record ShowRecords(Guid Id) : IQuery<RecordsView>, IConcernsPerson
{
    public Guid? Person => Id;

    internal sealed class Handler(RecordBook book) : IRequestHandler<ShowRecords, RecordsView>
    {
        public async Task<RecordsView> Handle(ShowRecords request, CancellationToken cancellation)
        {
            var owner = await book.Owner(request.Id, HostManifest.PersonalData, cancellation);
            return new RecordsView(owner, await book.Lines(owner, cancellation), await book.Off(cancellation));
        }
    }
}

/// <param name="Off">Modules that are off and may hold more.</param>
internal sealed record RecordsView(RecordOwner Owner, IReadOnlyList<RecordLine> Lines, IReadOnlyList<RecordKeeper> Off);
