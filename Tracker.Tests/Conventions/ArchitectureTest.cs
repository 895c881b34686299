using System.Reflection;
using System.Text.RegularExpressions;
using Tracker.Engine.Storage;

namespace Tracker.Tests.Conventions;

/// <summary>Inside the engine each folder uses only those below it; what is pure stays pure.</summary>
public sealed partial class ArchitectureTest
{
    // From the ground up. Folders on one line stand side by side and do not know each other.
    private static readonly string[][] Layers =
    [
        ["Language"],
        ["Agencies"],
        ["Users"],
        ["Reports"],
        ["Commitments", "Outcomes", "Search"],
        ["Linking"],
        ["Accountability"],
        ["Ledger"],
        ["Storage"],
        ["Pipeline"],
        ["Exports"],
    ];

    private static readonly string[] Pure =
        ["Language", "Agencies", "Reports", "Search", "Commitments", "Outcomes", "Linking", "Accountability"];

    private static readonly Assembly Engine = typeof(Database).Assembly;

    [Test]
    public void Sources_UseOnlyFoldersBelow()
    {
        var faults = EngineSources()
            .SelectMany(file => Mentions().Matches(file.Text).Select(match => (file.Path, file.Folder, Uses: match.Groups[1].Value)))
            .Where(use => !MayUse(use.Folder, use.Uses))
            .Select(use => $"{use.Path} uses {use.Uses}");

        Assert.That(faults.Distinct(), Is.Empty);
    }

    [Test]
    public void Signatures_UseOnlyFoldersBelow()
    {
        var faults = Engine.GetTypes()
            .Where(type => Folder(type) is not null)
            .SelectMany(type => Mentioned(type).SelectMany(Unwrap).Select(used => (type, used)))
            .Where(pair => Folder(pair.used) is { } used && !MayUse(Folder(pair.type)!, used))
            .Select(pair => $"{pair.type.FullName} uses {pair.used.FullName}");

        Assert.That(faults.Distinct(), Is.Empty);
    }

    [Test]
    public void EveryFolder_HasALayer() =>
        Assert.That(EngineSources().Select(file => file.Folder).Distinct().Where(folder => LayerOf(folder) < 0), Is.Empty);

    [Test]
    public void Engine_KnowsNeitherHangfireNorAspNetCore() =>
        Assert.That(
            Engine.GetReferencedAssemblies().Select(reference => reference.Name!),
            Has.None.StartsWith("Hangfire").And.None.StartsWith("Microsoft.AspNetCore"));

    [TestCase(@"\b(System\.IO\.)?File\.", TestName = "PureFolders_TouchNoFiles")]
    [TestCase(@"\bDapper\b|Microsoft\.Data\.|System\.Data\b", TestName = "PureFolders_KnowNoDatabase")]
    [TestCase(@"TimeProvider\.System", TestName = "PureFolders_ReadNoClock")]
    public void PureFolders(string forbidden)
    {
        var faults = EngineSources().Where(file => Pure.Contains(file.Folder) && Regex.IsMatch(file.Text, forbidden)).Select(file => file.Path);

        Assert.That(faults, Is.Empty);
    }

    private static bool MayUse(string folder, string used) => folder == used || LayerOf(used) < LayerOf(folder);

    private static int LayerOf(string folder) => Array.FindIndex(Layers, layer => layer.Contains(folder));

    private static string? Folder(Type type) =>
        type.Namespace?.Split('.') is ["Tracker", "Engine", var folder, ..] ? folder : null;

    private static IEnumerable<Type> Mentioned(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return
        [
            .. type.BaseType is null ? [] : new[] { type.BaseType },
            .. type.GetInterfaces(),
            .. type.GetFields(All).Select(field => field.FieldType),
            .. type.GetProperties(All).Select(property => property.PropertyType),
            .. type.GetMethods(All).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
            .. type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)),
        ];
    }

    private static IEnumerable<Type> Unwrap(Type type) => type switch
    {
        { HasElementType: true } => Unwrap(type.GetElementType()!),
        { IsGenericType: true } => type.GetGenericArguments().SelectMany(Unwrap).Append(type),
        _ => [type],
    };

    private static IEnumerable<(string Path, string Folder, string Text)> EngineSources()
    {
        var root = Path.Combine(Repository.Root, "Tracker.Engine");
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path))
            .Where(path => !path.StartsWith("obj", StringComparison.Ordinal) && !path.StartsWith("bin", StringComparison.Ordinal))
            .Select(path => (path, path.Split(Path.DirectorySeparatorChar)[0], File.ReadAllText(Path.Combine(root, path))));
    }

    [GeneratedRegex(@"\bTracker\.Engine\.([A-Z][A-Za-z]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Mentions();
}
