/** Verbs of orders in German, Spanish, French, Portuguese, Italian and Dutch, behind the English one of that meaning. */
const LISTS: readonly string[] = [
  'send sende senden schick schicke schicken verschicke übermittle maile envía envíe enviar manda mande mandar reenvía envoie envoyer envoyez transmets transmettez envie invia inviare inoltra stuur sturen verstuur',
  'pay zahle zahlen bezahle überweise überweisen paga pagar pague pagare paie paye payer payez virez betaal betalen',
  'transfer transfiere transfiera transferir transfère transférez transfira trasferisci',
  'refund erstatte erstatten reembolsa reembolse rembourse remboursez reembolsar rimborsa',
  'delete lösche löschen borra borrar borre elimina eliminar elimine supprime supprimer supprimez efface apague apagar exclua excluir cancella verwijder wis',
  'remove entferne entfernen quita quite retire retirez remova rimuovi',
  'cancel storniere stornieren cancela cancelar cancele anula annule annuler annulez annulla annuleer',
  'create erstelle erstellen crea crear crée créer créez crie criar creare maak',
  'add ergänze hinzufügen añade añadir agrega agregar ajoute ajouter ajoutez adicione adicionar aggiungi voeg',
  'update aktualisiere aktualisieren actualiza actualizar mets atualize aggiorna',
  'change ändere ändern cambia cambiar cambie modifica modifique modifie modifier modifiez changez altere mude wijzig verander',
  'raise erhöhe erhöhen sube aumenta aumente augmente verhoog',
  'find suche suchen finde busca buscar busque encuentra cherche cherchez trouve trouvez procure cerca trova zoek',
  'read lies lese lesen lee leer lea lis lire lisez leia leggi lees',
  'open öffne öffnen abre abrir abra ouvre ouvrez apri',
  'publish veröffentliche veröffentlichen publica publicar publique publie publier publiez pubblica plaats',
  'share teile teilen freigeben comparte compartir comparta partage partager partagez compartilhe condividi deel',
  'invite lade einladen invita invitar invitez convide convidar nodig',
  'reserve reserviere reservieren reserva reservar réserve réserver réservez prenota boek reserveer',
  'book buche buchen',
  'order bestelle bestellen pide commande commandez encomende ordina bestel',
  'buy kaufe kaufen compra comprar compre achète achetez koop',
  'run starte starten ejecuta ejecutar ejecute exécute exécuter exécutez lance lancez esegui uitvoeren',
  'ignore ignoriere ignorieren ignora ignorez negeer',
  'forget vergiss vergessen olvida olvide oublie oubliez esqueça dimentica vergeet',
  'say sag sage di diga dis dites responde responda réponds répondez antworte zeg',
  'unlock entsperre desbloquea déverrouille destranque sblocca ontgrendel',
  'prescribe verschreibe verschreiben receta prescris prescrivez prescreva prescrivi',
  'give gib geben gebt da dale dé donne donnez dê dai geef',
  'follow folge folgen sigue siga suis suivez abonne segui volg',
  'disable deaktiviere schalte desactiva desactive désactive désactivez desative disattiva schakel',
  'close schließe schließ schließen cierra cierre ferme fermez feche chiudi sluit',
  'download herunterladen descarga descargue télécharge téléchargez baixe scarica',
]

const ENGLISH = new Map(
  LISTS.flatMap((line) => {
    const [english = '', ...words] = line.split(' ')
    return words.map((word): readonly [string, string] => [word, english])
  }),
)

/** The English verb that a verb of another language means; undefined for any other word. */
export function englishVerb(word: string): string | undefined {
  return ENGLISH.get(word)
}
