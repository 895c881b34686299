using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tracker.Engine.Exports.Messages;
using Tracker.Engine.Pipeline.Delivery;

namespace Tracker.Jobs.Delivery;

public static class DeliveryServices
{
    /// <summary>Composing, sending, and every channel, from <see cref="DeliveryOptions.Section"/> of the configuration.</summary>
    public static IServiceCollection AddTrackerDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTrackerMessages();
        services.AddOptions<DeliveryOptions>().Configure(options => Bind(configuration.GetSection(DeliveryOptions.Section), options));

        // The run limits each attempt; the loggers would write the address, and with it the key.
        services.AddHttpClient(RobotChannel.Client).RemoveAllLoggers();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IDeliveryChannel, MailChannel>(),
            ServiceDescriptor.Singleton<IDeliveryChannel, FolderChannel>(),
            ServiceDescriptor.Singleton<IDeliveryChannel, RobotChannel>(),
        ]);
        return services;
    }

    /// <summary>A value that is no number, time or name of its kind is as wrong as one out of range, and is told in the same way.</summary>
    private static void Bind(IConfigurationSection section, DeliveryOptions options)
    {
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException error) when (error.InnerException is not null)
        {
            throw new OptionsValidationException(DeliveryOptions.Section, typeof(DeliveryOptions), [error.Message]);
        }
    }
}
