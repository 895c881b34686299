using System.Reflection;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Conventions;

/// <summary>What is read for somebody is read within a scope: no query can forget it.</summary>
public sealed class ScopeTest
{
    private const string Jobs = "jobs concern no agency";
    private const string Deliveries = "whether messages arrive is the administrator's, who sees no more than names and addresses";
    private const string Messages = "a message is one person's, and taken by that person's id";

    /// <summary>The queries that take none, each with the reason.</summary>
    private static readonly Dictionary<string, string> Without = new(StringComparer.Ordinal)
    {
        ["LedgerQueries.HeadAsync"] = "a number and a hash, which name nothing",
        ["LedgerQueries.VerifyAsync"] = "the chain is whole or it is not; no entry is shown",
        ["JobRunQueries.OfJobAsync"] = Jobs,
        ["JobRunQueries.StatesAsync"] = Jobs,
        ["MessageQueries.CountsAsync"] = Deliveries,
        ["MessageQueries.DeliveriesOfAsync"] = Deliveries,
        ["MessageQueries.OldestUnsentAsync"] = Deliveries,
        ["MessageQueries.WithStatusAsync"] = Deliveries,
        ["MessageQueries.FindAsync"] = Messages,
        ["MessageQueries.OfPersonAsync"] = Messages,
        ["MessageQueries.UnreadAsync"] = Messages,
        ["ReviewQueries.DoneAsync"] = "a number of a person's own decisions",
        ["PersonQueries.AllAsync"] = "people belong to no agency; the pages ask for Administer, which is only given over the whole tree",
        ["PersonQueries.FindAsync"] = "people belong to no agency",
        ["PersonQueries.StandingAsync"] = "a scope is made from it",
    };

    [Test]
    public void EveryQuery_TakesAScopeFirst_OrSaysWhyNot()
    {
        var queries = typeof(Database).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsClass: true, Namespace: "Tracker.Engine.Storage" } && type.Name.EndsWith("Queries", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .ToList();
        var silent = queries.Where(method => method.GetParameters() is not [{ ParameterType: var first, IsOptional: false }, ..] || first != typeof(Scope))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(queries, Has.Count.GreaterThan(15));
            Assert.That(silent.Distinct(), Is.EquivalentTo(Without.Keys), "a query takes a Scope as its first argument, or stands here with the reason");
        }
    }
}
