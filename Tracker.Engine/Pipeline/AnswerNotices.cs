using System.Globalization;
using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>Puts it into the inbox of those concerned that an office pointed at a sentence, and what became of it.</summary>
public sealed class AnswerNotices(IMessageWriter writer, IOptions<DeliveryOptions> settings, TimeProvider time)
{
    /// <summary>The nearest supervisors are told.</summary>
    internal async Task ClaimedAsync(Session session, StoredAnswerClaim claim, StoredCommitment commitment, CancellationToken cancellationToken)
    {
        var people = new PersonRepository(session);
        var recipients = new Recipients(
            await new AgencyRepository(session).AllAsync(cancellationToken),
            await people.AllAsync(cancellationToken),
            await people.AllGrantsAsync(cancellationToken));
        foreach (var person in recipients.Of(claim.AgencyId, [Role.Supervisor]).Where(person => person.Actor != claim.Actor))
        {
            await TellAsync(session, person, claim, commitment, cancellationToken);
        }
    }

    /// <summary>Whoever pointed at it is told, where they are still here.</summary>
    internal async Task DecidedAsync(Session session, StoredAnswerClaim claim, CancellationToken cancellationToken)
    {
        if (ActingPerson.UserNameOf(claim.Actor) is { } userName
            && await new PersonRepository(session).ByUserNameAsync(userName, cancellationToken) is { IsActive: true } person
            && await new CommitmentRepository(session).ByIdentityAsync(claim.CommitmentIdentity, cancellationToken) is { } commitment)
        {
            await TellAsync(session, person, claim, commitment, cancellationToken);
        }
    }

    private async Task TellAsync(
        Session session,
        Person person,
        StoredAnswerClaim claim,
        StoredCommitment commitment,
        CancellationToken cancellationToken)
    {
        var agency = (await new AgencyRepository(session).ByIdAsync(claim.AgencyId, cancellationToken))!;
        var notice = new AnswerNotice(claim.Status, agency.Name, commitment.Text, commitment.Id, claim.Sentence, claim.DecisionReason ?? claim.Remark, person.Language);
        var message = await new MessageRepository(session).InsertAsync(
            new StoredMessage
            {
                MessageKey = string.Create(CultureInfo.InvariantCulture, $"answer/{claim.Id}/{claim.Status}/{person.Id}"),
                Kind = MessageKind.Notice,
                PersonId = person.Id,
                Day = ChinaTime.Today(time),
                Language = person.Language,
                Subject = "",
                Text = "",
                Html = "",
                ComposedAt = time.GetUtcNow(),
            }.With(writer.Answer(notice)),
            cancellationToken);
        await new DeliveryRepository(session).InsertAsync([Deliveries.Inbox(message, settings.Value)], cancellationToken);
    }
}
